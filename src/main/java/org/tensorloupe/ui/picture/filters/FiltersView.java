package org.tensorloupe.ui.picture.filters;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;
import org.tensorloupe.load.Document;
import org.tensorloupe.load.Outcome;
import org.tensorloupe.render.FilterAxes;
import org.tensorloupe.render.FilterChannel;
import org.tensorloupe.render.FilterGrid;
import org.tensorloupe.tensor.Component;
import org.tensorloupe.tensor.TensorInfo;
import org.tensorloupe.ui.picture.PictureStyle;
import org.tensorloupe.ui.picture.control.PictureCopier;
import org.tensorloupe.ui.picture.control.PictureSaver;
import org.tensorloupe.ui.picture.control.Sentence;
import org.tensorloupe.ui.text.Texts;
import org.tensorloupe.ui.view.ShownSlice;
import org.tensorloupe.ui.view.TensorLook;
import org.tensorloupe.ui.view.TensorView;
import org.tensorloupe.ui.view.ViewCommand;
import org.tensorloupe.ui.view.ViewContext;

/// Convolution kernels as a grid of small pictures, with the selected one large beside it.
final class FiltersView implements TensorView {
    private static final Texts TEXTS = Texts.of(FiltersView.class);

    private final ViewContext context;
    private final FilterModel model = new FilterModel();
    private final FilterLoader loader = new FilterLoader(model, this::loaded);
    private final FilterReader reader;
    private final FilterSections sections;
    private final FilterControls controls = new FilterControls(model, this::save);
    private final FilterGridPane grid;
    private final FilterDetail detail;
    private final FiltersBody body;
    private final ScrollPane scroll;
    private final BorderPane node = new BorderPane();
    private @Nullable Document document;
    private boolean starting;

    FiltersView(ViewContext context) {
        this.context = context;
        reader = new FilterReader(model, context);
        grid = new FilterGridPane(context.appearance(), model, this::hover, this::choose);
        NormPlot plot = new NormPlot(context.appearance(), model, this::select);
        FilterDetail.Actions actions =
                new FilterDetail.Actions(() -> step(-1), () -> step(1), this::copy);
        detail =
                new FilterDetail(
                        context.appearance(), model, actions, this::hoverLarge, reader::leave);
        sections = new FilterSections(model, this::select);
        detail.node().getChildren().addAll(sections.nodes());
        body = new FiltersBody(model, grid, plot, detail.node());
        scroll = new ScrollPane(body);
        scroll.setFitToWidth(true);
        scroll.setFitToHeight(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.getStyleClass().addAll("filter-detail", "edge-to-edge");
        PictureStyle.dress(node);
        node.getStyleClass().add("filters");
        node.setTop(controls.node());
        listen();
    }

    private void listen() {
        node.addEventHandler(KeyEvent.KEY_PRESSED, this::press);
        model.channel().subscribe(this::reload);
        model.range().subscribe(() -> model.kept().set(null));
        model.range().subscribe(this::reload);
        model.kept().subscribe(this::reload);
        model.colormap().subscribe(this::reload);
        model.depth().subscribe(this::reload);
        model.part().subscribe(this::changePart);
        model.sort().subscribe(this::refresh);
        model.statistics().subscribe(this::refresh);
        model.likeness().subscribe(this::refresh);
        model.picture().subscribe(this::refresh);
        model.selected().subscribe(this::changeSelection);
        model.selectedChannel().subscribe(this::refresh);
    }

    @Override
    public void share(TensorLook look) {
        TensorLook.follow(look.filterMap(), model.colormap());
    }

    private void press(KeyEvent event) {
        if (event.isShortcutDown() && event.getCode() == KeyCode.S) {
            save();
            event.consume();
        } else if (event.isShortcutDown() && event.isShiftDown() && event.getCode() == KeyCode.C) {
            copyPicture();
            event.consume();
        } else if (event.getCode() == KeyCode.L && !event.isShortcutDown()) {
            model.keep(model.kept().get() == null);
            event.consume();
        }
    }

    @Override
    public Region node() {
        return node;
    }

    @Override
    public void show(Document next, TensorInfo shown) {
        clear();
        TensorInfo tensor = shown.numbers();
        if (tensor.numel() == 0) {
            node.setCenter(Sentence.quiet(TEXTS.get("none.elements")));
            return;
        }
        document = next;
        starting = true;
        FilterAxes axes = FilterAxes.of(tensor.shape());
        model.tensor().set(tensor);
        model.part().set(Component.VALUE);
        if (!model.channel().get().fits(axes) || tooLarge(axes)) {
            model.channel().set(new FilterChannel.One(0));
        }
        if (axes.plane() == 1 && model.kept().get() == null) {
            model.range().set(FilterRange.SHARED);
        }
        starting = false;
        controls.show(tensor);
        node.setCenter(scroll);
        loader.load(next);
        loader.loadStatistics(next);
        loader.loadLikeness(next);
        detail.update();
    }

    private boolean tooLarge(FilterAxes axes) {
        return !(model.channel().get() instanceof FilterChannel.One)
                && axes.channels() > FilterSections.CHANNELS;
    }

    private void reload() {
        Document open = document;
        if (open != null && !starting) {
            loader.load(open);
            body.update();
        }
    }

    private void changePart() {
        Document open = document;
        if (open != null && !starting) {
            loader.load(open);
            loader.loadStatistics(open);
            loader.loadLikeness(open);
        }
    }

    private void changeSelection() {
        Document open = document;
        if (open != null) {
            loader.loadLikeness(open);
            refresh();
        }
    }

    private void refresh() {
        if (document != null) {
            detail.update();
            body.requestLayout();
            sections.update(document);
        }
    }

    private void loaded(Outcome<FilterPicture> outcome) {
        switch (outcome) {
            case Outcome.Failed<FilterPicture> failed ->
                    node.setCenter(Sentence.fault(failed, context));
            case Outcome.Crashed<FilterPicture> crashed ->
                    node.setCenter(Sentence.defect(crashed, context));
            case Outcome.Done<FilterPicture> _, Outcome.Cancelled<FilterPicture> _ -> {}
        }
    }

    private void hover(FilterGrid.@Nullable Hit hit) {
        Document open = document;
        if (hit == null || open == null) {
            reader.leave();
        } else {
            FilterGrid.Cell cell = hit.cell();
            reader.move(
                    open,
                    new FilterCursor(cell.filter(), cell.channel(), hit.row(), hit.column(), null));
        }
    }

    private void hoverLarge(int row, int column) {
        if (document != null) {
            reader.move(
                    document,
                    new FilterCursor(
                            model.selected().get(), model.shownChannel(), row, column, null));
        }
    }

    private void choose(FilterGrid.Cell cell) {
        model.selectedChannel().set(Math.max(0, cell.channel()));
        select(cell.filter());
    }

    private void select(int filter) {
        FilterAxes axes = model.axes();
        if (axes != null && filter >= 0 && filter < axes.filters()) {
            model.selected().set(filter);
        }
    }

    private void step(int by) {
        select(model.selected().get() + by);
    }

    private void copy() {
        if (document != null) {
            reader.copy(document);
        }
    }

    private void save() {
        GridSource source = source();
        if (document != null && source != null) {
            new PictureSaver(context).save(document, source);
        }
    }

    private void copyPicture() {
        GridSource source = source();
        if (document != null && source != null) {
            new PictureCopier(context).copy(document, source);
        }
    }

    private @Nullable GridSource source() {
        TensorInfo tensor = model.tensor().get();
        FilterGrid whole = grid.grid();
        return tensor == null || whole == null ? null : new GridSource(tensor.name(), whole);
    }

    @Override
    public Runnable mark() {
        int filter = model.selected().get();
        int channel = model.selectedChannel().get();
        long depth = model.depth().get();
        Component part = model.part().get();
        FilterChannel shown = model.channel().get();
        TensorInfo before = model.tensor().get();
        return () -> {
            TensorInfo tensor = model.tensor().get();
            FilterAxes axes = model.axes();
            if (before == null || tensor == null || axes == null || !shown.fits(axes)) {
                return;
            }
            if (tensor.dtype().equals(before.dtype())) {
                model.part().set(part);
            }
            model.channel().set(shown);
            model.depth().set(Math.min(depth, axes.depth() - 1));
            model.selectedChannel().set(channel < axes.channels() ? channel : 0);
            select(filter);
        };
    }

    @Override
    public void clear() {
        document = null;
        loader.clear();
        sections.clear();
        reader.leave();
        model.clear();
        node.setCenter(null);
    }

    @Override
    public List<ShownSlice> slices() {
        TensorInfo tensor = model.tensor().get();
        FilterAxes axes = model.axes();
        if (tensor == null || axes == null) {
            return List.of();
        }
        List<String> index = new ArrayList<>(Collections.nCopies(tensor.shape().rank(), ":"));
        if (model.channel().get() instanceof FilterChannel.One one) {
            index.set(1, Integer.toString(one.index()));
        }
        if (tensor.shape().rank() == 5) {
            index.set(2, Long.toString(model.depth().get()));
        }
        return List.of(new ShownSlice(TEXTS.get("copy.code"), model.part().get(), index, false));
    }

    @Override
    public List<ViewCommand> commands() {
        return model.tensor().get() == null
                ? List.of()
                : List.of(
                        new ViewCommand(TEXTS.get("export.picture"), "fth-image", this::save),
                        new ViewCommand(TEXTS.get("export.copy"), "fth-copy", this::copyPicture));
    }
}

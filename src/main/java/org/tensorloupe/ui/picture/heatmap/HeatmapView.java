package org.tensorloupe.ui.picture.heatmap;

import java.util.Arrays;
import java.util.List;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;
import org.tensorloupe.load.Document;
import org.tensorloupe.load.Outcome;
import org.tensorloupe.load.Priority;
import org.tensorloupe.load.Slot;
import org.tensorloupe.render.SliceView;
import org.tensorloupe.render.Zoom;
import org.tensorloupe.stats.Summary;
import org.tensorloupe.tensor.Component;
import org.tensorloupe.tensor.SliceKey;
import org.tensorloupe.tensor.TensorInfo;
import org.tensorloupe.ui.picture.PictureStyle;
import org.tensorloupe.ui.picture.control.PictureCopier;
import org.tensorloupe.ui.picture.control.PictureSaver;
import org.tensorloupe.ui.picture.control.Sentence;
import org.tensorloupe.ui.text.Texts;
import org.tensorloupe.ui.view.CursorReading;
import org.tensorloupe.ui.view.ShownSlice;
import org.tensorloupe.ui.view.TensorLook;
import org.tensorloupe.ui.view.TensorView;
import org.tensorloupe.ui.view.ViewCommand;
import org.tensorloupe.ui.view.ViewContext;
import org.tensorloupe.ui.view.ViewRequest;

/// A slice of a tensor as a picture to zoom, pan and read.
final class HeatmapView implements TensorView {
    private static final Texts TEXTS = Texts.of(HeatmapView.class);

    private final ViewContext context;
    private final HeatmapModel model = new HeatmapModel();
    private final Layers layers = new Layers();
    private final ObjectProperty<Component> part = new SimpleObjectProperty<>(Component.VALUE);
    private final Slot statistics = new Slot();
    private final BorderPane node = new BorderPane();
    private final PictureWindow picture;
    private final MiniMap map;
    private final HeatmapBody body;
    private final HeatmapControls controls;
    private final PictureLoader loader;
    private final OverviewLoader overviews;
    private final CursorReader cursors;
    private final ProfileReader profiles;
    private final SpecialSteps specials;
    private final GoToIndex goTo;
    private final Visits visits;
    private TensorLook look = new TensorLook();
    private @Nullable Document document;
    private @Nullable TensorInfo tensor;

    HeatmapView(ViewContext context) {
        this.context = context;
        picture = new PictureWindow(context.appearance(), model, layers);
        map = new MiniMap(context.appearance(), model);
        visits = new Visits(model, this::visit);
        specials = new SpecialSteps(model, visits);
        goTo = new GoToIndex(model, this::visit, picture.node()::requestFocus);
        body = new HeatmapBody(context.appearance(), model, picture, map, specials.node(), goTo);
        controls = new HeatmapControls(model, part, this::save);
        loader = new PictureLoader(model, layers, picture::repaint, this::loaded);
        overviews = new OverviewLoader(this::seeWhole);
        cursors = new CursorReader(model);
        profiles = new ProfileReader(model, body);
        node.getStyleClass().add("heatmap");
        PictureStyle.dress(node);
        node.setTop(controls.node());
        listen();
    }

    private void listen() {
        new PictureMouse(model, picture, this::moveCursor, cursors::leave).listen();
        HeatmapKeys keys =
                new HeatmapKeys(model, controls.zoom(), controls.axes(), picture.node(), goTo::ask);
        node.addEventHandler(KeyEvent.KEY_PRESSED, this::press);
        node.addEventHandler(KeyEvent.KEY_PRESSED, keys::press);
        model.camera().subscribe(this::seen);
        model.block().subscribe(this::seen);
        model.cursor().subscribe(this::read);
        part.subscribe(this::showPart);
        follow(look);
    }

    @Override
    public void share(TensorLook common) {
        part.unbindBidirectional(look.part());
        model.rule().unbindBidirectional(look.rule());
        model.locked().unbindBidirectional(look.locked());
        look = common;
        follow(common);
        TensorLook.follow(common.heatmapMap(), model.colormap());
    }

    private void follow(TensorLook leader) {
        part.bindBidirectional(leader.part());
        model.rule().bindBidirectional(leader.rule());
        model.locked().bindBidirectional(leader.locked());
    }

    @Override
    public void answer(ViewRequest request) {
        if (request instanceof ViewRequest.Element(long position)) {
            visits.go(position);
        }
    }

    private void press(KeyEvent event) {
        if (event.isShortcutDown() && event.getCode() == KeyCode.S) {
            save();
            event.consume();
        } else if (event.isShortcutDown() && event.isShiftDown() && event.getCode() == KeyCode.C) {
            copyPicture();
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
        TensorInfo info = shown.numbers();
        document = next;
        tensor = info;
        if (info.numel() == 0) {
            node.setCenter(Sentence.quiet(TEXTS.get("none.elements")));
        } else if (!info.hasValues()) {
            node.setCenter(Sentence.quiet(HeatmapPane.valueless(info)));
        } else {
            node.setCenter(body);
            begin(next, info);
        }
    }

    private void begin(Document open, TensorInfo info) {
        SliceKey first = SliceKey.initial(info);
        look.begin(info);
        Component which = part.get();
        specials.begin(open);
        open.known(info, which).ifPresent(model.summary()::set);
        model.look(new SliceKey(info, which, first.rowAxis(), first.columnAxis(), first.at()));
        if (model.summary().get() == null) {
            summarise(open, info, which);
        }
    }

    private void summarise(Document open, TensorInfo info, Component which) {
        statistics.replace(
                open.summarise(
                        info,
                        which,
                        Priority.VISIBLE,
                        outcome -> {
                            if (outcome instanceof Outcome.Done<Summary>(Summary summary)
                                    && info.equals(tensor)
                                    && which == part.get()) {
                                model.summary().set(summary);
                            }
                        }));
    }

    private void showPart() {
        SliceKey slice = model.slice();
        Document open = document;
        if (slice == null || open == null || slice.part() == part.get()) {
            return;
        }
        Component which = part.get();
        model.summary().set(open.known(slice.tensor(), which).orElse(null));
        model.look(
                new SliceKey(
                        slice.tensor(), which, slice.rowAxis(), slice.columnAxis(), slice.at()));
        if (model.summary().get() == null) {
            summarise(open, slice.tensor(), which);
        }
    }

    private void seen() {
        Camera camera = model.camera().get();
        Document open = document;
        if (camera == null || open == null || camera.width() <= 1 || visits.seen()) {
            return;
        }
        loader.load(open, camera);
        if (!camera.showsAll()) {
            overviews.load(open, camera.slice());
        }
        profiles.update(open);
    }

    private void seeWhole(OverviewLoader.Overview overview) {
        layers.setOverview(Layer.whole(overview.view(), overview.grid(), model.scale().get()));
        map.show(overview);
        picture.repaint();
        body.requestLayout();
    }

    private void loaded(Outcome<SliceView> outcome) {
        switch (outcome) {
            case Outcome.Failed<SliceView> failed ->
                    node.setCenter(Sentence.fault(failed, context));
            case Outcome.Crashed<SliceView> crashed ->
                    node.setCenter(Sentence.defect(crashed, context));
            case Outcome.Done<SliceView> _, Outcome.Cancelled<SliceView> _ -> {}
        }
    }

    private void moveCursor(int x, int y) {
        Camera camera = model.camera().get();
        Document open = document;
        if (camera != null && open != null) {
            cursors.move(open, camera, x, y);
        }
    }

    private void read(@Nullable PictureCursor cursor) {
        if (cursor == null) {
            context.cursor(null);
        } else if (cursor.reading() != null) {
            List<Long> index = Arrays.stream(cursor.index()).boxed().toList();
            context.cursor(new CursorReading(index, cursor.reading().text()));
        }
        if (document != null) {
            profiles.update(document);
        }
    }

    private void visit(SliceKey slice, long row, long column) {
        model.look(slice);
        Camera camera = model.camera().get();
        if (camera != null) {
            Zoom closest = camera.zoom().isOut() ? Zoom.ONE : camera.zoom();
            Camera centred = camera.zoomed(closest, 0, 0).centred(row, column);
            model.camera().set(centred);
            moveCursor(
                    (int) (centred.right().pixel(column) - centred.x()),
                    (int) (centred.down().pixel(row) - centred.y()));
        }
    }

    @Override
    public Runnable mark() {
        Camera seen = model.camera().get();
        return seen == null ? () -> {} : () -> goBack(seen);
    }

    /// Shows the same part of the tensor that is shown now, if it has such a part.
    private void goBack(Camera seen) {
        SliceKey slice = model.slice();
        if (slice == null || !seen.slice().fits(slice.tensor())) {
            return;
        }
        SliceKey then = seen.slice();
        if (then.tensor().dtype().equals(slice.tensor().dtype())) {
            part.set(then.part());
        }
        SliceKey again =
                new SliceKey(
                        slice.tensor(), part.get(), then.rowAxis(), then.columnAxis(), then.at());
        model.look(again);
        if (again.rows() == then.rows() && again.columns() == then.columns()) {
            model.camera().set(seen.of(again));
        }
    }

    private void save() {
        HeatmapPicture shown = picture();
        if (document != null && shown != null) {
            new PictureSaver(context).save(document, shown);
        }
    }

    private void copyPicture() {
        HeatmapPicture shown = picture();
        if (document != null && shown != null) {
            new PictureCopier(context).copy(document, shown);
        }
    }

    private @Nullable HeatmapPicture picture() {
        Camera camera = model.camera().get();
        return camera == null || document == null
                ? null
                : new HeatmapPicture(
                        camera, model.block().get(), model.scale().get(), document.storages());
    }

    @Override
    public void clear() {
        statistics.clear();
        loader.clear();
        overviews.clear();
        cursors.leave();
        profiles.clear();
        specials.begin(null);
        visits.forget();
        layers.clear();
        map.show(null);
        document = null;
        tensor = null;
        model.clear();
        picture.repaint();
        node.setCenter(null);
    }

    @Override
    public List<ShownSlice> slices() {
        HeatmapPicture shown = picture();
        return shown == null ? List.of() : shown.slices();
    }

    @Override
    public List<ViewCommand> commands() {
        return model.camera().get() == null
                ? List.of()
                : List.of(
                        new ViewCommand(TEXTS.get("export.picture"), "fth-image", this::save),
                        new ViewCommand(TEXTS.get("export.copy"), "fth-copy", this::copyPicture));
    }
}

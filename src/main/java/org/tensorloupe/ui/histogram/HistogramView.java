package org.tensorloupe.ui.histogram;

import java.util.List;
import java.util.Optional;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;
import org.tensorloupe.load.Document;
import org.tensorloupe.load.Outcome;
import org.tensorloupe.load.Priority;
import org.tensorloupe.load.Slot;
import org.tensorloupe.model.TensorNode;
import org.tensorloupe.render.Raster;
import org.tensorloupe.stats.Summary;
import org.tensorloupe.tensor.Component;
import org.tensorloupe.tensor.TensorInfo;
import org.tensorloupe.ui.picture.PictureStyle;
import org.tensorloupe.ui.picture.control.PictureSaver;
import org.tensorloupe.ui.picture.control.Sentence;
import org.tensorloupe.ui.picture.heatmap.HeatmapPane;
import org.tensorloupe.ui.text.Texts;
import org.tensorloupe.ui.theme.Parts;
import org.tensorloupe.ui.view.TensorLook;
import org.tensorloupe.ui.view.TensorView;
import org.tensorloupe.ui.view.ViewCommand;
import org.tensorloupe.ui.view.ViewContext;

/// How the values of a tensor are distributed, to zoom, read and compare.
final class HistogramView implements TensorView {
    private static final Texts TEXTS = Texts.of(HistogramView.class);

    private final ViewContext context;
    private final HistogramModel model = new HistogramModel();
    private final Slot statistics = new Slot();
    private final BorderPane node = new BorderPane();
    private final HistogramPlot plot;
    private final Overlays overlays = new Overlays(model);
    private final ExactCounts exact = new ExactCounts(model);
    private final Legend legend;
    private final HistogramControls controls;
    private final StackPane stage = new StackPane();
    private final Region pending = new Region();
    private final RangeRow foot = new RangeRow(model);
    private TensorLook look = new TensorLook();
    private @Nullable Document document;

    HistogramView(ViewContext context) {
        this.context = context;
        plot = new HistogramPlot(context.appearance(), model);
        legend = new Legend(model, overlays, new TensorPicker(this::others, overlays::add));
        controls = new HistogramControls(model, legend, this::save, this::copy);
        pending.getStyleClass().add("pending");
        node.getStyleClass().add("histogram");
        PictureStyle.dress(node);
        node.setTop(controls.node());
        node.setBottom(foot.node());
        node.setCenter(stage);
        stage.setMinSize(0, 0);
        follow(look);
        new PlotMouse(model, plot).listen();
        HistogramKeys keys = new HistogramKeys(model, plot.node(), this::save, this::copy);
        node.addEventHandler(KeyEvent.KEY_PRESSED, keys::press);
        model.part().subscribe((_, _) -> showPart());
        model.hover().subscribe(this::point);
        model.chart().subscribe(this::point);
    }

    @Override
    public Region node() {
        return node;
    }

    @Override
    public void share(TensorLook common) {
        model.part().unbindBidirectional(look.part());
        model.rule().unbindBidirectional(look.rule());
        look = common;
        follow(common);
    }

    private void follow(TensorLook leader) {
        model.part().bindBidirectional(leader.part());
        model.rule().bindBidirectional(leader.rule());
    }

    private List<TensorInfo> others() {
        Document open = document;
        return open == null
                ? List.of()
                : open.checkpoint().tensors().stream()
                        .map(TensorNode::tensor)
                        .filter(other -> other.hasValues() && other.numel() > 0)
                        .filter(other -> !overlays.holds(other))
                        .toList();
    }

    @Override
    public void show(Document next, TensorInfo tensor) {
        clear();
        document = next;
        look.begin(tensor);
        if (tensor.numel() == 0 || !tensor.hasValues()) {
            String why =
                    tensor.numel() == 0 ? TEXTS.get("none.empty") : HeatmapPane.valueless(tensor);
            stage.getChildren().setAll(Sentence.quiet(why));
            return;
        }
        exact.begin(next);
        model.begin(tensor);
        overlays.begin(next);
        controls.offer(tensor.numbers());
        legend.update();
        summarise(next, tensor, model.part().get());
    }

    private void showPart() {
        Document open = document;
        TensorInfo tensor = model.tensor();
        if (open != null && tensor != null) {
            model.begin(tensor);
            summarise(open, tensor, model.part().get());
        }
    }

    private void summarise(Document open, TensorInfo tensor, Component part) {
        statistics.clear();
        open.known(tensor, part)
                .ifPresentOrElse(
                        this::arrived,
                        () -> {
                            stage.getChildren().setAll(pending);
                            statistics.replace(
                                    open.summarise(tensor, part, Priority.VISIBLE, this::arrived));
                        });
    }

    private void arrived(Outcome<Summary> outcome) {
        switch (outcome) {
            case Outcome.Done<Summary>(Summary summary) -> arrived(summary);
            case Outcome.Failed<Summary> failed ->
                    stage.getChildren().setAll(Sentence.fault(failed, context));
            case Outcome.Crashed<Summary> crashed ->
                    stage.getChildren().setAll(Sentence.defect(crashed, context));
            case Outcome.Cancelled<Summary> _ ->
                    stage.getChildren()
                            .setAll(
                                    Parts.lined(
                                            "fth-refresh-cw",
                                            TEXTS.get("none.compute"),
                                            this::showPart));
        }
    }

    private void arrived(Summary summary) {
        stage.getChildren()
                .setAll(
                        summary.finite() == 0
                                ? Sentence.quiet(TEXTS.get("none.noFinite"))
                                : plot.node());
        model.know(summary);
    }

    private void point() {
        Chart chart = model.chart().get();
        int bin = model.hover().get();
        if (chart == null || bin < 0) {
            context.point("", "");
        } else {
            context.point(BinText.edges(chart, bin), BinText.count(chart, bin));
        }
    }

    private void copy() {
        Chart chart = model.chart().get();
        if (chart != null) {
            context.copy(CountsText.of(chart));
        }
    }

    private void save() {
        TensorInfo tensor = model.tensor();
        Document open = document;
        if (tensor != null && open != null && model.chart().get() != null) {
            model.hover().set(-1);
            Raster picture = PlotPicture.of(plot.node(), plot.ground());
            new PictureSaver(context).save(open, tensor.name() + ".histogram", _ -> picture);
        }
    }

    @Override
    public void clear() {
        statistics.clear();
        overlays.pause();
        exact.begin(null);
        document = null;
        model.begin(null);
        legend.update();
        stage.getChildren().clear();
    }

    @Override
    public Runnable mark() {
        Optional<ValueAxis> seen = model.gone();
        return () -> seen.ifPresent(model::resume);
    }

    @Override
    public List<ViewCommand> commands() {
        return model.chart().get() == null
                ? List.of()
                : List.of(
                        new ViewCommand(TEXTS.get("export.picture"), "fth-image", this::save),
                        new ViewCommand(TEXTS.get("export.counts"), "fth-copy", this::copy));
    }
}

package org.tensorloupe.ui.channels;

import java.util.List;
import javafx.geometry.Orientation;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SplitPane;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.tensorloupe.load.Document;
import org.tensorloupe.load.Outcome;
import org.tensorloupe.render.Raster;
import org.tensorloupe.stats.ChannelStatistic;
import org.tensorloupe.tensor.Component;
import org.tensorloupe.tensor.TensorInfo;
import org.tensorloupe.ui.picture.PictureStyle;
import org.tensorloupe.ui.picture.control.PictureSaver;
import org.tensorloupe.ui.picture.control.Sentence;
import org.tensorloupe.ui.text.Amounts;
import org.tensorloupe.ui.text.Figures;
import org.tensorloupe.ui.text.Texts;
import org.tensorloupe.ui.theme.Icons;
import org.tensorloupe.ui.theme.Parts;
import org.tensorloupe.ui.theme.Sheets;
import org.tensorloupe.ui.view.TensorView;
import org.tensorloupe.ui.view.ViewCommand;
import org.tensorloupe.ui.view.ViewContext;
import org.tensorloupe.ui.view.ViewRequest;

/// Statistics along one axis of a tensor: a plot over the channels, and a table of them below.
final class ChannelsView implements TensorView {
    private static final Texts TEXTS = Texts.of(ChannelsView.class);

    private final ViewContext context;
    private final ChannelModel model = new ChannelModel();
    private final ChannelLoader loader = new ChannelLoader(model, this::fail);
    private final ChannelControls controls = new ChannelControls(model, this::save);
    private final ChannelTable table = new ChannelTable(this::sort, model.selected()::set);
    private final ChannelSaver saver;
    private final ChannelPlot plot;
    private final Label caption = Parts.label("", "picture-caption");
    private final Label dead = Parts.label("", "picture-caption");
    private final SplitPane body;
    private final BorderPane node = new BorderPane();
    private @Nullable Document document;
    private boolean starting;

    ChannelsView(ViewContext context) {
        this.context = context;
        this.saver = new ChannelSaver(context);
        plot = new ChannelPlot(context.appearance(), model, model.selected()::set);
        dead.setGraphic(Icons.small("fth-alert-triangle", "warning"));
        dead.setMinWidth(0);
        caption.setMinWidth(Region.USE_PREF_SIZE);
        HBox captions = new HBox(16, caption, Parts.spring(), dead);
        captions.getStyleClass().add("channel-captions");
        VBox upper = new VBox(captions, plot.node());
        VBox.setVgrow(plot.node(), Priority.ALWAYS);
        upper.setMinHeight(120);
        body = new SplitPane(upper, table.node());
        body.setOrientation(Orientation.VERTICAL);
        body.setDividerPositions(0.44);
        body.getStyleClass().add("channels-body");
        PictureStyle.dress(node);
        Sheets.install(node, "channels");
        node.getStyleClass().add("channels");
        node.setTop(controls.node());
        table.node().setContextMenu(menu());
        listen();
    }

    private ContextMenu menu() {
        MenuItem copy = new MenuItem(TEXTS.get("table.copy"), Icons.of("fth-copy"));
        copy.setOnAction(_ -> copy());
        MenuItem csv = new MenuItem(TEXTS.get("table.save"), Icons.of("fth-save"));
        csv.setOnAction(_ -> save());
        MenuItem go = new MenuItem(TEXTS.get("table.visit"), Icons.of("fth-map"));
        go.setOnAction(_ -> visit());
        return new ContextMenu(go, copy, csv);
    }

    private void listen() {
        node.addEventHandler(KeyEvent.KEY_PRESSED, this::press);
        table.node().setOnMouseClicked(this::click);
        model.axis().subscribe(this::reload);
        model.part().subscribe(this::reload);
        model.kind().subscribe(this::replot);
        model.order().subscribe(this::replot);
        model.overview().subscribe(this::update);
        model.selected().subscribe(channel -> table.select(channel.intValue()));
        model.selected().subscribe(this::read);
        model.hovered().subscribe(this::read);
    }

    private void press(KeyEvent event) {
        if (event.isShortcutDown() && event.getCode() == KeyCode.S) {
            save();
        } else if (event.isShortcutDown() && !event.isShiftDown() && event.getCode() == KeyCode.C) {
            copy();
        } else if (event.getCode() == KeyCode.ENTER && !(event.getTarget() instanceof ButtonBase)) {
            visit();
        } else if (event.getCode() == KeyCode.G && !event.isShortcutDown()) {
            model.log().set(!model.log().get());
        } else {
            return;
        }
        event.consume();
    }

    @Override
    public Region node() {
        return node;
    }

    @Override
    public void show(Document next, TensorInfo shown) {
        TensorInfo tensor = shown.numbers();
        List<AxisChoice> axes = AxisChoice.of(tensor).stream().filter(AxisChoice::fits).toList();
        AxisChoice before = model.axis().get();
        clear();
        if (tensor.numel() == 0 || axes.isEmpty()) {
            node.setCenter(
                    Sentence.quiet(
                            tensor.numel() == 0
                                    ? TEXTS.get("none.elements")
                                    : TEXTS.get("none.axis")));
            return;
        }
        document = next;
        starting = true;
        model.tensor().set(tensor);
        model.part().set(Component.VALUE);
        controls.show(tensor);
        model.axis()
                .set(
                        axes.stream()
                                .filter(axis -> before != null && axis.axis() == before.axis())
                                .findFirst()
                                .orElse(axes.getFirst()));
        starting = false;
        node.setCenter(body);
        loader.load(next);
    }

    private void reload() {
        if (document != null && !starting && model.axis().get() != null) {
            node.setCenter(body);
            loader.load(document);
        }
    }

    private void replot() {
        if (document != null && !starting) {
            loader.plot(document);
        }
    }

    private void sort(List<ChannelOrder.Key> keys) {
        if (document != null) {
            loader.sort(document, keys, order -> table.setOrder(order, model.selected().get()));
        }
    }

    private void update() {
        ChannelOverview overview = model.overview().get();
        table.show(overview);
        if (overview == null) {
            caption.setText(document == null ? "" : TEXTS.get("caption.reading"));
            dead.setVisible(false);
            return;
        }
        String each = TEXTS.count("caption.elements", overview.statistics().perChannel());
        String channels = TEXTS.count("caption.channels", overview.channels(), each);
        int special = overview.special().cardinality();
        caption.setText(
                special == 0 ? channels : TEXTS.count("caption.special", special, channels));
        dead.setVisible(!overview.dead().isEmpty());
        dead.setText(overview.dead().isEmpty() ? "" : DeadChannels.sentence(overview.dead()));
    }

    private void read() {
        ChannelOverview overview = model.overview().get();
        int channel = model.hovered().get() >= 0 ? model.hovered().get() : model.selected().get();
        if (overview == null || channel < 0) {
            context.point("", "");
            return;
        }
        ChannelStatistic shown = model.kind().get().statistic();
        String value = shown.text(overview.statistics(), channel);
        context.point(
                TEXTS.get("cursor.channel", Amounts.exact(channel), shown.label()),
                value.isEmpty() ? "–" : Figures.shown(value));
    }

    private void click(MouseEvent event) {
        if (event.getClickCount() == 2) {
            visit();
        }
    }

    /// Goes to the first element of the selected channel in the heatmap.
    private void visit() {
        TensorInfo tensor = model.tensor().get();
        AxisChoice axis = model.axis().get();
        int channel = model.selected().get();
        if (tensor != null && axis != null && channel >= 0) {
            long position = channel;
            for (int inner = axis.axis() + 1; inner < tensor.shape().rank(); inner++) {
                position *= tensor.shape().size(inner);
            }
            context.show(new ViewRequest.Element(position));
        }
    }

    private void fail(Outcome<?> outcome) {
        switch (outcome) {
            case Outcome.Failed<?> failed -> node.setCenter(Sentence.fault(failed, context));
            case Outcome.Crashed<?> crashed -> node.setCenter(Sentence.defect(crashed, context));
            case Outcome.Done<?> _, Outcome.Cancelled<?> _ -> {}
        }
    }

    private void copy() {
        if (!table.node().getSelectionModel().isEmpty()) {
            context.copy(table.text());
        }
    }

    private void save() {
        TensorInfo tensor = model.tensor().get();
        ChannelOverview overview = model.overview().get();
        if (document != null && tensor != null && overview != null) {
            saver.ask(document, tensor.name(), overview.statistics());
        }
    }

    private void savePlot() {
        TensorInfo tensor = model.tensor().get();
        if (document != null && tensor != null) {
            Raster picture = plot.raster();
            new PictureSaver(context).save(document, tensor.name() + ".channels", _ -> picture);
        }
    }

    @Override
    public void clear() {
        document = null;
        loader.clear();
        model.forget();
        model.tensor().set(null);
        node.setCenter(null);
    }

    @Override
    public List<ViewCommand> commands() {
        return model.overview().get() == null
                ? List.of()
                : List.of(
                        new ViewCommand(TEXTS.get("export.csv"), "fth-file-text", this::save),
                        new ViewCommand(TEXTS.get("export.plot"), "fth-image", this::savePlot));
    }
}

package org.tensorloupe.ui.channels;

import java.util.function.IntConsumer;
import javafx.scene.SnapshotParameters;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.control.Label;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.scene.transform.Transform;
import org.tensorloupe.render.Raster;
import org.tensorloupe.stats.ChannelStatistics;
import org.tensorloupe.ui.picture.paint.Ink;
import org.tensorloupe.ui.picture.paint.PaintedPane;
import org.tensorloupe.ui.picture.paint.PictureText;
import org.tensorloupe.ui.text.Figures;
import org.tensorloupe.ui.text.Texts;
import org.tensorloupe.ui.theme.Appearance;

/// The plot over the channels. The mouse reads, a click or the arrow keys select.
final class ChannelPlot {
    private static final Texts TEXTS = Texts.of(ChannelPlot.class);
    private static final double OFFSET = 14;
    private static final double SHARP = 2;

    private final ChannelModel model;
    private final PaintedPane pane;
    private final Label head = new Label();
    private final Label figures = new Label();
    private final VBox tip = new VBox(2, head, figures);
    private final StackPane node;
    private final IntConsumer selected;

    /// @param selected hears which channel the user chose
    ChannelPlot(Appearance appearance, ChannelModel model, IntConsumer selected) {
        this.model = model;
        this.selected = selected;
        this.pane = new PaintedPane(appearance, this::paint);
        head.getStyleClass().add("picture-caption");
        figures.getStyleClass().addAll("mono", "picture-caption");
        tip.getStyleClass().addAll("picture-card", "picture-tip");
        tip.setManaged(false);
        tip.setMouseTransparent(true);
        tip.setVisible(false);
        this.node = new StackPane(pane, tip);
        node.getStyleClass().add("channel-plot");
        node.setFocusTraversable(true);
        node.setAccessibleText(TEXTS.get("plot.name"));
        node.setMinSize(0, 0);
        node.setOnMouseMoved(this::hover);
        node.setOnMouseDragged(this::drag);
        node.setOnMouseExited(_ -> leave());
        node.setOnMousePressed(this::press);
        node.addEventHandler(KeyEvent.KEY_PRESSED, this::key);
        model.series().subscribe(this::changed);
        model.log().subscribe(pane::repaint);
        model.selected().subscribe(pane::repaint);
        model.hovered().subscribe(pane::repaint);
    }

    /// The plot as a node.
    StackPane node() {
        return node;
    }

    /// What is drawn, at twice its size and without tip and cursor.
    Raster raster() {
        leave();
        SnapshotParameters parameters = new SnapshotParameters();
        parameters.setTransform(Transform.scale(SHARP, SHARP));
        parameters.setFill(pane.ink(Ink.GROUND));
        WritableImage image = pane.snapshot(parameters, null);
        int width = (int) image.getWidth();
        int height = (int) image.getHeight();
        int[] argb = new int[width * height];
        image.getPixelReader()
                .getPixels(0, 0, width, height, PixelFormat.getIntArgbInstance(), argb, 0, width);
        return new Raster(width, height, argb);
    }

    private void changed() {
        tip.setVisible(false);
        pane.repaint();
    }

    private void paint(PaintedPane sheet, GraphicsContext g, double width, double height) {
        ChannelSeries series = model.series().get();
        if (series != null) {
            new ChannelPainter(model, series, sheet, g, width, height).paint();
        }
    }

    /// The channel that stands out under a point; [ChannelModel#NONE] beside the plot.
    private int at(double x) {
        ChannelSeries series = model.series().get();
        double room = pane.getWidth() - ChannelPainter.left() - ChannelPainter.right();
        double place = (Math.floor(x) - ChannelPainter.left()) / room;
        if (series == null || room <= 0 || place < 0 || place >= 1) {
            return ChannelModel.NONE;
        }
        int size = series.size();
        int from = (int) (place * size);
        int to = (int) Math.min(size, Math.max(from + 1, (place + 1 / room) * size));
        return series.mostOf(from, to);
    }

    private void hover(MouseEvent event) {
        int channel = at(event.getX());
        model.hovered().set(channel);
        ChannelSeries series = model.series().get();
        tip.setVisible(channel >= 0 && series != null);
        if (series != null && channel >= 0) {
            head.setText(TEXTS.get("plot.channel", PictureText.count(channel)));
            figures.setText(text(series, channel));
            tip.autosize();
            double x = event.getX() + OFFSET;
            if (x + tip.getWidth() > node.getWidth()) {
                x = event.getX() - OFFSET - tip.getWidth();
            }
            double y = Math.min(event.getY() + OFFSET, node.getHeight() - tip.getHeight());
            tip.relocate(Math.rint(Math.max(0, x)), Math.rint(Math.max(0, y)));
        }
    }

    private static String text(ChannelSeries series, int channel) {
        ChannelStatistics statistics = series.overview().statistics();
        StringBuilder text = new StringBuilder();
        if (Double.isNaN(statistics.mean(channel))) {
            text.append(TEXTS.get("plot.noFinite"));
        } else if (series.kind() == PlotKind.BAND) {
            text.append(
                    TEXTS.get(
                            "plot.band",
                            Figures.of(statistics.min(channel)),
                            Figures.of(statistics.max(channel)),
                            Figures.of(statistics.mean(channel))));
        } else {
            text.append(series.kind().statistic().label())
                    .append(' ')
                    .append(Figures.of(series.kind().low(statistics, channel)));
        }
        if (series.overview().dead().get(channel)) {
            text.append('\n').append(TEXTS.get("plot.dead"));
        }
        long nan = statistics.nan(channel);
        long inf = statistics.posInf(channel) + statistics.negInf(channel);
        if (nan + inf > 0) {
            text.append('\n')
                    .append(
                            TEXTS.get(
                                    "plot.special",
                                    PictureText.count(nan),
                                    PictureText.count(inf)));
        }
        return text.toString();
    }

    private void leave() {
        tip.setVisible(false);
        model.hovered().set(ChannelModel.NONE);
    }

    private void press(MouseEvent event) {
        node.requestFocus();
        choose(at(event.getX()));
    }

    private void drag(MouseEvent event) {
        hover(event);
        choose(at(event.getX()));
    }

    private void choose(int channel) {
        if (channel >= 0) {
            selected.accept(channel);
        }
    }

    private void key(KeyEvent event) {
        ChannelSeries series = model.series().get();
        if (series == null || event.isShortcutDown() || event.isAltDown()) {
            return;
        }
        int present = model.selected().get();
        int position = present < 0 ? -1 : series.position(present);
        int next =
                switch (event.getCode()) {
                    case LEFT -> Math.max(0, position - 1);
                    case RIGHT -> position + 1;
                    case HOME -> 0;
                    case END -> series.size() - 1;
                    default -> -1;
                };
        if (next >= 0) {
            selected.accept(series.channel(Math.min(next, series.size() - 1)));
            event.consume();
        }
    }
}

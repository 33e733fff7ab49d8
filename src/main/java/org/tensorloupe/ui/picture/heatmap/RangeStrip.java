package org.tensorloupe.ui.picture.heatmap;

import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.layout.Pane;
import javafx.scene.text.TextAlignment;
import org.tensorloupe.render.RangeRule;
import org.tensorloupe.render.ValueRange;
import org.tensorloupe.ui.picture.control.RangeThumb;
import org.tensorloupe.ui.picture.paint.Ink;
import org.tensorloupe.ui.picture.paint.PaintedPane;
import org.tensorloupe.ui.picture.paint.Ticks;
import org.tensorloupe.ui.text.Texts;
import org.tensorloupe.ui.theme.Appearance;
import org.tensorloupe.ui.theme.TextScale;

/// The tensor's histogram with the range of colours on it; both ends can be dragged.
final class RangeStrip {
    private static final Texts TEXTS = Texts.of(RangeStrip.class);

    private static final double HEIGHT = 76;
    private static final double ABOVE_TRACK = 4;
    private static final double TICK_DISTANCE = 80;

    private final HeatmapModel model;
    private final RangeAxis axis;
    private final PaintedPane pane;
    private final Pane node = new Pane();
    private final RangeThumb low;
    private final RangeThumb high;

    RangeStrip(Appearance appearance, HeatmapModel model, RangeAxis axis) {
        this.model = model;
        this.axis = axis;
        this.pane = new PaintedPane(appearance, this::paint);
        this.low =
                new RangeThumb(
                        TEXTS.get("range.low"),
                        x -> drag(x, true),
                        by -> drag(x(model.range().lo()) + by, true));
        this.high =
                new RangeThumb(
                        TEXTS.get("range.high"),
                        x -> drag(x, false),
                        by -> drag(x(model.range().hi()) + by, false));
        pane.prefWidthProperty().bind(node.widthProperty());
        pane.prefHeightProperty().bind(node.heightProperty());
        node.getChildren().addAll(pane, low.node(), high.node());
        model.summary().subscribe(this::update);
        model.scale().subscribe(this::update);
        pane.widthProperty().subscribe(this::update);
        TextScale.follow(node, this::update);
    }

    /// Height with its labels; beside it stand three rows of fields and words.
    static double height() {
        return TextScale.rows(HEIGHT, 3);
    }

    /// The middle of the labels.
    private static double text() {
        return height() - TextScale.px(7);
    }

    private static double track() {
        return text() - 13 - TextScale.px(8);
    }

    private static double bars() {
        return track() - ABOVE_TRACK;
    }

    /// The strip as a node.
    Pane node() {
        return node;
    }

    private void update() {
        boolean known = axis.isKnown();
        low.node().setVisible(known);
        high.node().setVisible(known);
        if (known) {
            low.place(x(model.range().lo()), track());
            high.place(x(model.range().hi()), track());
        }
        pane.repaint();
    }

    private double x(double value) {
        return Math.clamp(axis.place(value), 0, 1) * pane.getWidth();
    }

    private void drag(double x, boolean lower) {
        double value = axis.value(Math.clamp(x / Math.max(1, pane.getWidth()), 0, 1));
        ValueRange range = model.range();
        double lo = lower ? Math.min(value, range.hi()) : range.lo();
        double hi = lower ? range.hi() : Math.max(value, range.lo());
        model.rule().set(new RangeRule.Fixed(new ValueRange(lo, hi)));
    }

    private void paint(PaintedPane strip, GraphicsContext g, double width, double height) {
        if (!axis.isKnown()) {
            return;
        }
        bars(strip, g, width);
        double from = Math.floor(x(model.range().lo()));
        double to = Math.floor(x(model.range().hi()));
        g.setFill(strip.ink(Ink.LINE));
        g.fillRoundRect(0, track() - 2, width, 4, 4, 4);
        g.setFill(strip.ink(Ink.ACCENT));
        g.fillRect(from, track() - 2, to - from, 4);
        g.setStroke(strip.ink(Ink.ACCENT));
        g.strokeLine(from + 0.5, 0.5, from + 0.5, track());
        g.strokeLine(to + 0.5, 0.5, to + 0.5, track());
        labels(strip, g, width);
    }

    private void bars(PaintedPane strip, GraphicsContext g, double width) {
        double[] heights = axis.heights();
        double step = width / heights.length;
        for (int i = 0; i < heights.length; i++) {
            double middle = axis.value((i + 0.5) / heights.length);
            boolean inside = middle >= model.range().lo() && middle <= model.range().hi();
            g.setFill(strip.ink(inside ? Ink.ACCENT_BAR : Ink.BAR));
            double bar = heights[i] * bars();
            g.fillRect(i * step, bars() - bar, step - 0.8, bar);
        }
    }

    private void labels(PaintedPane strip, GraphicsContext g, double width) {
        g.setFont(strip.numberFont());
        g.setFill(strip.ink(Ink.MUTED));
        g.setTextAlign(TextAlignment.CENTER);
        g.setTextBaseline(VPos.CENTER);
        Ticks ticks = axis.ticks(width / TextScale.px(TICK_DISTANCE));
        for (double value : ticks.values()) {
            double x = x(value);
            if (x >= TextScale.px(16) && x <= width - TextScale.px(16)) {
                g.fillText(ticks.text(value), Math.rint(x), text());
            }
        }
    }
}

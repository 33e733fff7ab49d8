package org.tensorloupe.ui.channels;

import java.util.BitSet;
import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import javafx.scene.text.TextAlignment;
import org.tensorloupe.render.ColorScale;
import org.tensorloupe.ui.picture.paint.Ink;
import org.tensorloupe.ui.picture.paint.PaintedPane;
import org.tensorloupe.ui.picture.paint.PictureText;
import org.tensorloupe.ui.picture.paint.ScaleTicks;
import org.tensorloupe.ui.picture.paint.Ticks;
import org.tensorloupe.ui.text.Texts;
import org.tensorloupe.ui.theme.TextScale;

/// Draws a series: bars where every channel has a pixel, else what the channels of a pixel span.
final class ChannelPainter {
    private static final Texts TEXTS = Texts.of(ChannelPainter.class);

    private static final double LEFT = 72;
    private static final double RIGHT = 16;

    private static final double TOP = 10;
    private static final double BOTTOM = 26;
    private static final double WIDEST = 40;
    private static final double LABELS = 64;
    private static final double FACTOR = 0.82;
    private static final double MARK = 4;

    private final ChannelModel model;
    private final ChannelSeries series;
    private final PaintedPane pane;
    private final GraphicsContext g;
    private final double width;
    private final double height;
    private final PlotScale scale;
    private final double base;
    private final double step;

    ChannelPainter(
            ChannelModel model,
            ChannelSeries series,
            PaintedPane pane,
            GraphicsContext g,
            double width,
            double height) {
        this.model = model;
        this.series = series;
        this.pane = pane;
        this.g = g;
        this.width = width;
        this.height = height;
        this.scale =
                PlotScale.of(
                        series,
                        model.log().get(),
                        TextScale.px(TOP),
                        height - TextScale.px(BOTTOM));
        this.base = Math.rint(scale.y(0));
        this.step = (width - left() - right()) / series.size();
    }

    /// Room for the labels of the values.
    static double left() {
        return TextScale.px(LEFT);
    }

    /// Room at the right.
    static double right() {
        return TextScale.px(RIGHT);
    }

    void paint() {
        values();
        if (step >= 1) {
            for (int position = 0; position < series.size(); position++) {
                bar(position);
            }
        } else {
            int columns = (int) (width - left() - right());
            for (int column = 0; column < columns; column++) {
                span(column, columns);
            }
        }
        axis();
        positions();
        mark(model.hovered().get(), Ink.MUTED);
        mark(model.selected().get(), Ink.ACCENT);
    }

    private void values() {
        g.setFont(pane.numberFont());
        g.setTextBaseline(VPos.CENTER);
        g.setTextAlign(TextAlignment.RIGHT);
        g.setLineWidth(1);
        for (ScaleTicks.Tick tick : scale.ticks()) {
            double y = Math.floor(scale.y(tick.value())) + 0.5;
            g.setStroke(pane.ink(Ink.LINE).deriveColor(0, 1, 1, 0.5));
            g.strokeLine(left(), y, width - right(), y);
            g.setFill(pane.ink(Ink.MUTED));
            g.fillText(tick.text(), left() - 8, y);
        }
    }

    private void axis() {
        g.setStroke(pane.ink(Ink.LINE));
        double y = base + 0.5;
        if (scale.range().lo() <= 0 && scale.range().hi() >= 0) {
            g.setStroke(pane.ink(Ink.TICK));
            g.strokeLine(left(), y, width - right(), y);
        }
    }

    private void bar(int position) {
        int channel = series.channel(position);
        double low = series.kind().low(series.overview().statistics(), channel);
        double high = series.kind().high(series.overview().statistics(), channel);
        double wide = Math.min(WIDEST, Math.max(1, step > 3 ? Math.floor(step * FACTOR) : step));
        double x = left() + position * step + (step - wide) / 2;
        if (step > 3) {
            x = Math.rint(x);
        }
        boolean dead = series.overview().dead().get(channel);
        if (!Double.isNaN(low)) {
            boolean chosen = channel == model.selected().get();
            g.setFill(color(chosen, dead));
            if (series.kind() == PlotKind.BAND) {
                band(x, wide, low, high);
                g.setFill(pane.ink(Ink.TEXT));
                double mean = scale.y(series.overview().statistics().mean(channel));
                g.fillRect(x, Math.rint(mean) - 1, wide, 2);
            } else {
                double y = Math.rint(scale.y(high));
                double tall = Math.max(1, Math.abs(base - y));
                g.fillRect(x, high >= 0 ? base - tall : base, wide, tall);
            }
        }
        marks(channel, x + wide / 2, dead);
    }

    private Color color(boolean chosen, boolean dead) {
        if (dead) {
            return pane.ink(Ink.WARNING);
        }
        return pane.ink(chosen ? Ink.ACCENT : Ink.ACCENT_BAR);
    }

    private void band(double x, double wide, double low, double high) {
        double y = Math.rint(scale.y(high));
        g.fillRect(x, y, wide, Math.max(1, Math.rint(scale.y(low)) - y));
    }

    /// A column of pixels that stands for several channels.
    private void span(int column, int columns) {
        int from = (int) ((long) column * series.buckets() / columns);
        int to = Math.max(from + 1, (int) ((long) (column + 1) * series.buckets() / columns));
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (int bucket = from; bucket < to; bucket++) {
            if (!Double.isNaN(series.low(bucket))) {
                low = Math.min(low, series.low(bucket));
                high = Math.max(high, series.high(bucket));
            }
        }
        double x = left() + column;
        if (low <= high) {
            if (series.kind() != PlotKind.BAND) {
                g.setFill(pane.ink(Ink.BAR));
                band(x, 1, Math.min(0, low), Math.max(0, high));
            }
            g.setFill(pane.ink(Ink.ACCENT_BAR));
            band(x, 1, low, high);
            double mean = series.mean(from, to);
            if (series.kind() == PlotKind.BAND && Double.isFinite(mean)) {
                g.setFill(pane.ink(Ink.TEXT));
                g.fillRect(x, Math.rint(scale.y(mean)) - 1, 1, 2);
            }
        }
        marks(from, to, x);
    }

    private void marks(int from, int to, double x) {
        int first = series.first(from);
        int end = series.first(to);
        if (!series.isSorted()) {
            boolean dead = has(series.overview().dead(), first, end);
            boolean empty = has(series.overview().empty(), first, end);
            tick(x, 1, dead, empty);
            return;
        }
        boolean dead = false;
        boolean empty = false;
        for (int position = first; position < end; position++) {
            int channel = series.channel(position);
            dead |= series.overview().dead().get(channel);
            empty |= series.overview().empty().get(channel);
        }
        tick(x, 1, dead, empty);
    }

    private static boolean has(BitSet bits, int from, int to) {
        int next = bits.nextSetBit(from);
        return next >= 0 && next < to;
    }

    private void marks(int channel, double middle, boolean dead) {
        boolean empty = series.overview().empty().get(channel);
        tick(Math.rint(middle - MARK / 2), Math.min(MARK, Math.max(1, step)), dead, empty);
    }

    private void tick(double x, double wide, boolean dead, boolean empty) {
        if (dead || empty) {
            g.setFill(empty ? nan() : pane.ink(Ink.WARNING));
            g.fillRect(x, height - TextScale.px(BOTTOM) + 2, wide, MARK);
        }
    }

    private static Color nan() {
        int argb = ColorScale.NAN;
        return Color.rgb(argb >> 16 & 255, argb >> 8 & 255, argb & 255);
    }

    private void positions() {
        g.setFont(pane.numberFont());
        g.setFill(pane.ink(Ink.MUTED));
        g.setTextBaseline(VPos.BASELINE);
        if (series.isSorted()) {
            g.setFont(pane.labelFont());
            g.setTextAlign(TextAlignment.LEFT);
            g.fillText(
                    TEXTS.get("plot.order", series.kind().statistic().label()), left(), height - 6);
            return;
        }
        g.setTextAlign(TextAlignment.CENTER);
        int last = series.size() - 1;
        double distance = Math.max(1, Math.max(TextScale.px(LABELS), width / 12) / step);
        double right = left() + (last + 0.5) * step;
        for (double tick : Ticks.ofIndices(0, last, distance).values()) {
            double x = left() + (tick + 0.5) * step;
            if (right - x >= (step > TextScale.px(LABELS) / 2 ? 1 : TextScale.px(LABELS) + MARK)) {
                g.fillText(PictureText.count((long) tick), Math.rint(x), height - 6);
            }
        }
        if (last > 0) {
            g.setTextAlign(
                    step > TextScale.px(LABELS) / 2 ? TextAlignment.CENTER : TextAlignment.RIGHT);
            double x = step > TextScale.px(LABELS) / 2 ? right : width - right();
            g.fillText(PictureText.count(last), Math.rint(x), height - 6);
        } else if (last == 0) {
            g.fillText("0", Math.rint(right), height - 6);
        }
    }

    private void mark(int channel, Ink ink) {
        if (channel < 0 || channel >= series.size()) {
            return;
        }
        double x = left() + (series.position(channel) + 0.5) * step;
        g.setStroke(pane.ink(ink));
        g.setLineWidth(1);
        g.strokeLine(
                Math.floor(x) + 0.5,
                TextScale.px(TOP),
                Math.floor(x) + 0.5,
                height - TextScale.px(BOTTOM));
    }
}

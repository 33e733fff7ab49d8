package org.tensorloupe.ui.histogram;

import java.util.function.IntToDoubleFunction;
import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.text.TextAlignment;
import org.tensorloupe.render.ValueRange;
import org.tensorloupe.ui.picture.paint.Ink;
import org.tensorloupe.ui.picture.paint.PaintedPane;
import org.tensorloupe.ui.theme.TextScale;

/// Draws bars, lines and axes of a chart.
final class PlotPainter {
    private static final double COUNT_DISTANCE = 44;
    private static final double WIDEST = 64;
    private static final double LINE = 2;

    /// Opacity of bars below lines.
    private static final double PALE = 0.5;

    private final PaintedPane pane;
    private final GraphicsContext g;
    private final PlotArea area;
    private final Chart chart;
    private final CountScale scale;

    PlotPainter(PaintedPane pane, GraphicsContext g, PlotArea area, Chart chart, CountScale scale) {
        this.pane = pane;
        this.g = g;
        this.area = area;
        this.chart = chart;
        this.scale = scale;
    }

    /// Labels of the counts, with a faint line across for each.
    void counts() {
        g.setFont(pane.numberFont());
        g.setTextAlign(TextAlignment.RIGHT);
        g.setTextBaseline(VPos.CENTER);
        for (CountScale.Tick tick : scale.ticks(area.height() / TextScale.px(COUNT_DISTANCE))) {
            double y = Math.rint(area.bottom() - tick.place() * area.height());
            g.setStroke(pane.ink(Ink.LINE));
            g.setGlobalAlpha(0.5);
            g.strokeLine(area.left(), y + 0.5, area.right(), y + 0.5);
            g.setGlobalAlpha(1);
            g.setFill(pane.ink(Ink.MUTED));
            g.fillText(tick.text(), area.left() - 8, y);
        }
    }

    /// The bars, those within a range in the accent. A bar of one value is inside or outside as a
    /// whole.
    void bars(ValueRange range) {
        boolean all = !(range.lo() < range.hi());
        double from = all ? area.left() : within(range.lo());
        double to = all ? area.right() : within(range.hi());
        g.setGlobalAlpha(chart.isOfShares() ? PALE : 1);
        clipped(area.left(), from, () -> several(Ink.BAR));
        clipped(from, to, () -> several(Ink.ACCENT_BAR));
        clipped(to, area.right(), () -> several(Ink.BAR));
        clipped(area.left(), area.right(), () -> single(range, all));
        g.setGlobalAlpha(1);
        g.setStroke(pane.ink(Ink.LINE));
        g.strokeLine(area.left(), area.bottom() + 0.5, area.right(), area.bottom() + 0.5);
    }

    private double within(double value) {
        return Math.rint(Math.clamp(area.x(chart.axis(), value), area.left(), area.right()));
    }

    private void several(Ink ink) {
        g.setFill(pane.ink(ink));
        for (int bin = 0; bin < chart.bins().count(); bin++) {
            if (Double.isNaN(chart.only(bin))) {
                bar(bin);
            }
        }
    }

    private void single(ValueRange range, boolean all) {
        for (int bin = 0; bin < chart.bins().count(); bin++) {
            double only = chart.only(bin);
            if (!Double.isNaN(only)) {
                boolean inside = all || (only >= range.lo() && only <= range.hi());
                g.setFill(pane.ink(inside ? Ink.ACCENT_BAR : Ink.BAR));
                bar(bin);
            }
        }
    }

    private void bar(int bin) {
        if (chart.counts().in(bin) == 0) {
            return;
        }
        double left = Math.rint(area.x(chart.axis(), chart.bins().edge(bin)));
        double right = Math.rint(area.x(chart.axis(), chart.bins().edge(bin + 1)));
        double gap = right - left >= 3 ? 1 : 0;
        double width = Math.max(1, right - left - gap);
        if (chart.bins().whole() && width > WIDEST) {
            left = Math.rint((left + right - WIDEST) / 2);
            width = WIDEST;
        }
        double height = Math.max(1, scale.place(chart.height(bin)) * area.height());
        g.fillRect(left, area.bottom() - height, width, height);
    }

    /// Marks the bin under the cursor.
    void hovered(int bin) {
        if (bin < 0 || bin >= chart.bins().count()) {
            return;
        }
        double left = area.x(chart.axis(), chart.bins().edge(bin));
        double right = area.x(chart.axis(), chart.bins().edge(bin + 1));
        clipped(
                area.left(),
                area.right(),
                () -> {
                    g.setFill(pane.ink(Ink.ACCENT));
                    g.setGlobalAlpha(0.1);
                    g.fillRect(left, area.top(), right - left, area.height());
                    g.setGlobalAlpha(1);
                    bar(bin);
                });
    }

    /// The other tensors.
    void lines() {
        clipped(
                area.left(),
                area.right(),
                () -> {
                    g.setLineWidth(LINE);
                    for (Chart.Line line : chart.lines()) {
                        g.setStroke(pane.ink(Ink.category(line.overlay().colour())));
                        steps(line::share);
                    }
                });
    }

    private void steps(IntToDoubleFunction heights) {
        g.beginPath();
        g.moveTo(area.x(chart.axis(), chart.bins().edge(0)), area.bottom());
        for (int bin = 0; bin < chart.bins().count(); bin++) {
            double y = area.bottom() - scale.place(heights.applyAsDouble(bin)) * area.height();
            g.lineTo(area.x(chart.axis(), chart.bins().edge(bin)), y);
            g.lineTo(area.x(chart.axis(), chart.bins().edge(bin + 1)), y);
        }
        g.lineTo(area.x(chart.axis(), chart.bins().edge(chart.bins().count())), area.bottom());
        g.stroke();
    }

    private void clipped(double from, double to, Runnable drawing) {
        g.save();
        g.beginPath();
        g.rect(from, 0, to - from, area.bottom() + 1);
        g.clip();
        drawing.run();
        g.restore();
    }
}

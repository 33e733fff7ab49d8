package org.tensorloupe.ui.histogram;

import java.util.List;
import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.text.Font;
import javafx.scene.text.Text;
import javafx.scene.text.TextAlignment;
import org.tensorloupe.render.ValueRange;
import org.tensorloupe.ui.picture.paint.Ink;
import org.tensorloupe.ui.picture.paint.PaintedPane;
import org.tensorloupe.ui.picture.paint.Ticks;
import org.tensorloupe.ui.text.Figures;
import org.tensorloupe.ui.theme.TextScale;

/// Draws what belongs to the axis of values: its labels, the heatmap's range, and marks.
final class AxisPainter {
    private static final double TICK_DISTANCE = 96;
    private static final double LINE = 14;

    /// By how much a label may reach beyond the bars.
    private static final double BEYOND = 20;

    /// By how much the ends of a very long axis are brought nearer for its labels.
    private static final double NEARER = 100;

    private final PaintedPane pane;
    private final GraphicsContext g;
    private final PlotArea area;
    private final ValueAxis axis;

    AxisPainter(PaintedPane pane, GraphicsContext g, PlotArea area, ValueAxis axis) {
        this.pane = pane;
        this.g = g;
        this.area = area;
        this.axis = axis;
    }

    /// Labels of the values.
    ///
    /// @param whole whether only integers have labels
    void values(boolean whole) {
        g.setFont(pane.numberFont());
        g.setFill(pane.ink(Ink.MUTED));
        g.setStroke(pane.ink(Ink.LINE));
        g.setTextAlign(TextAlignment.CENTER);
        g.setTextBaseline(VPos.CENTER);
        double room = Math.max(1, area.width() / TextScale.px(TICK_DISTANCE));
        boolean far = !Double.isFinite(axis.hi() - axis.lo());
        double scale = far ? NEARER : 1;
        double least = axis.part(2 * room) * 2 / scale;
        double lo = axis.lo() / scale;
        double hi = axis.hi() / scale;
        Ticks ticks = whole ? Ticks.ofIndices(lo, hi, least) : Ticks.between(lo, hi, least);
        for (double tick : ticks.values()) {
            double value = tick * scale;
            double x = Math.rint(area.x(axis, value));
            if (Double.isFinite(value) && x >= area.left() && x <= area.right()) {
                String text = far ? Figures.tick(value) : ticks.text(tick);
                g.strokeLine(x + 0.5, area.bottom(), x + 0.5, area.bottom() + 3);
                double half = width(text) / 2;
                g.fillText(
                        text,
                        Math.clamp(x, half, area.right() + TextScale.px(BEYOND) - half),
                        area.labels());
            }
        }
    }

    /// The range of the heatmap's colours, as a band on its track.
    void range(ValueRange range) {
        double from = within(range.lo());
        double to = within(range.hi());
        g.setFill(pane.ink(Ink.LINE));
        g.fillRoundRect(area.left(), area.track() - 2, area.width(), 4, 4, 4);
        g.setFill(pane.ink(Ink.ACCENT));
        g.fillRect(from, area.track() - 2, to - from, 4);
        g.setStroke(pane.ink(Ink.ACCENT));
        for (double value : new double[] {range.lo(), range.hi()}) {
            double place = axis.place(value);
            if (place >= 0 && place <= 1) {
                double x = within(value) + 0.5;
                g.strokeLine(x, area.top(), x, area.track());
            }
        }
    }

    private double within(double value) {
        return Math.floor(Math.clamp(area.x(axis, value), area.left(), area.right()));
    }

    /// Lines with names and values above.
    void marks(List<Mark> marks) {
        List<Mark> seen =
                marks.stream()
                        .filter(mark -> {
                            double place = axis.place(mark.value());
                            return place >= 0 && place <= 1;
                        })
                        .toList();
        for (Mark mark : seen) {
            double x = within(mark.value()) + 0.5;
            g.setStroke(pane.ink(mark.spread() ? Ink.TEXT : Ink.MUTED));
            g.setLineDashes(mark.spread() ? new double[] {6, 3} : new double[] {2, 3});
            g.strokeLine(x, area.top() - 4, x, area.bottom());
        }
        g.setLineDashes();
        g.setTextBaseline(VPos.CENTER);
        g.setTextAlign(TextAlignment.CENTER);
        MarkLabel.of(
                        seen,
                        mark -> within(mark.value()),
                        this::width,
                        area.right() + TextScale.px(BEYOND))
                .forEach(this::label);
    }

    private void label(MarkLabel label) {
        g.setFont(pane.labelFont());
        g.setFill(pane.ink(Ink.MUTED));
        g.fillText(
                label.name(),
                label.middle(),
                area.top() - TextScale.px(label.value().isEmpty() ? LINE : 2 * LINE));
        g.setFont(pane.numberFont());
        g.setFill(pane.ink(Ink.TEXT));
        g.fillText(label.value(), label.middle(), area.top() - TextScale.px(LINE));
    }

    private double width(String text) {
        Text measured = new Text(text);
        Font font = pane.numberFont();
        measured.setFont(font);
        return Math.ceil(measured.getLayoutBounds().getWidth());
    }
}

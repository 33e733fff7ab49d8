package org.tensorloupe.ui.picture.filters;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.IntConsumer;
import javafx.geometry.VPos;
import javafx.scene.Cursor;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import javafx.scene.text.TextAlignment;
import org.tensorloupe.render.FilterStatistics;
import org.tensorloupe.render.FilterSummary;
import org.tensorloupe.ui.picture.paint.Ink;
import org.tensorloupe.ui.picture.paint.PaintedPane;
import org.tensorloupe.ui.theme.Appearance;
import org.tensorloupe.ui.theme.TextScale;

/// A bar for each filter's L2 norm, by index, with a line at the median. A click selects.
final class NormPlot {
    private static final double AXIS = 116;
    private static final double LABELS = 20;
    private static final double ROOM = 106;
    private static final double LABEL_DISTANCE = 56;

    private final FilterModel model;
    private final PaintedPane pane;

    /// @param selected hears which filter the user chose
    NormPlot(Appearance appearance, FilterModel model, IntConsumer selected) {
        this.model = model;
        this.pane = new PaintedPane(appearance, this::paint);
        pane.setCursor(Cursor.HAND);
        pane.setOnMousePressed(event -> {
            int count = count();
            int filter = (int) (event.getX() / pane.getWidth() * count);
            if (filter >= 0 && filter < count) {
                selected.accept(filter);
            }
            event.consume();
        });
        model.statistics().subscribe(pane::repaint);
        model.selected().subscribe(pane::repaint);
    }

    /// Height with its labels.
    static double height() {
        return AXIS + TextScale.row(LABELS);
    }

    /// The plot as a node.
    PaintedPane node() {
        return pane;
    }

    private int count() {
        FilterStatistics statistics = model.statistics().get();
        return statistics == null ? 0 : statistics.filters().size();
    }

    private void paint(PaintedPane plot, GraphicsContext g, double width, double height) {
        FilterStatistics statistics = model.statistics().get();
        if (statistics == null) {
            return;
        }
        List<FilterSummary> filters = statistics.filters();
        double most =
                filters.stream()
                        .mapToDouble(FilterSummary::norm)
                        .filter(Double::isFinite)
                        .max()
                        .orElse(0);
        double perUnit = most > 0 ? ROOM / most : 0;
        Set<Integer> dead = new HashSet<>(DeadFilters.of(statistics));
        double step = width / filters.size();
        double bar = Math.max(1, step > 3 ? Math.floor(step * 0.82) : step);
        for (FilterSummary filter : filters) {
            boolean empty = dead.contains(filter.filter());
            boolean chosen = filter.filter() == model.selected().get();
            double length = Double.isFinite(filter.norm()) ? filter.norm() * perUnit : 0;
            double high = Math.max(empty ? 1 : 0, length);
            double x = filter.filter() * step;
            g.setFill(color(plot, empty, chosen));
            g.fillRect(x, AXIS - high, bar, high);
            if (empty) {
                g.setFill(plot.ink(Ink.WARNING));
                g.fillOval(x + bar / 2 - 2.5, AXIS - 10.5, 5, 5);
            }
        }
        g.setLineWidth(1);
        g.setStroke(plot.ink(Ink.LINE));
        g.strokeLine(0.5, AXIS + 0.5, width - 0.5, AXIS + 0.5);
        if (Double.isFinite(statistics.medianNorm())) {
            double y = Math.floor(AXIS - statistics.medianNorm() * perUnit) + 0.5;
            g.setStroke(plot.ink(Ink.TICK));
            g.setLineDashes(2, 3);
            g.strokeLine(0.5, y, width - 0.5, y);
            g.setLineDashes();
        }
        labels(plot, g, width, filters.size(), step, bar);
    }

    private static Color color(PaintedPane plot, boolean empty, boolean chosen) {
        if (chosen) {
            return plot.ink(Ink.ACCENT);
        }
        return plot.ink(empty ? Ink.WARNING : Ink.BAR);
    }

    private static void labels(
            PaintedPane plot, GraphicsContext g, double width, int count, double step, double bar) {
        g.setFont(plot.numberFont());
        g.setFill(plot.ink(Ink.MUTED));
        g.setTextBaseline(VPos.BASELINE);
        int every = every(count, width / TextScale.px(LABEL_DISTANCE));
        int last = count - 1;
        for (int i = 0; i < last - every / 2; i += every) {
            g.setTextAlign(i == 0 ? TextAlignment.LEFT : TextAlignment.CENTER);
            g.fillText(
                    Integer.toString(i), i == 0 ? 0 : Math.rint(i * step + bar / 2), height() - 4);
        }
        g.setTextAlign(TextAlignment.RIGHT);
        g.fillText(Integer.toString(last), width, height() - 4);
    }

    /// A distance of labels: a power of two, as counts of filters mostly are.
    private static int every(int count, double room) {
        int every = 1;
        while (count > room * every) {
            every *= 2;
        }
        return every;
    }
}

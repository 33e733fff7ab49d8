package org.tensorloupe.ui.picture.heatmap;

import javafx.scene.canvas.GraphicsContext;
import org.jspecify.annotations.Nullable;
import org.tensorloupe.ui.picture.paint.Ink;
import org.tensorloupe.ui.picture.paint.PaintedPane;
import org.tensorloupe.ui.theme.Appearance;

/// A profile as a line for each pixel, from the axis in the middle.
final class ProfilePlot {
    private final boolean down;
    private final HeatmapModel model;
    private final PaintedPane pane;
    private double @Nullable [] values;
    private double reach;

    /// @param down whether it stands right of the picture, not below it
    ProfilePlot(Appearance appearance, HeatmapModel model, boolean down) {
        this.down = down;
        this.model = model;
        this.pane = new PaintedPane(appearance, this::paint);
        pane.setMouseTransparent(true);
        model.cursor().subscribe(pane::repaint);
    }

    /// The plot as a node.
    PaintedPane node() {
        return pane;
    }

    /// Shows values, one for each device pixel of the picture; null for none.
    ///
    /// @param scale value that reaches the edge
    void show(double @Nullable [] next, double scale) {
        values = next;
        reach = scale;
        pane.repaint();
    }

    private void paint(PaintedPane plot, GraphicsContext g, double width, double height) {
        double[] known = values;
        PictureCursor cursor = model.cursor().get();
        if (known == null || cursor == null) {
            return;
        }
        double depth = down ? width : height;
        double middle = Math.floor(depth / 2);
        double scale = plot.outputScale();
        double end = known.length / scale;
        g.setStroke(plot.ink(Ink.LINE));
        line(g, middle + 0.5, 0, end);
        g.setFill(plot.ink(Ink.MUTED));
        for (int i = 0; i < known.length; i++) {
            double part = part(known[i]);
            double from = Math.min(middle, middle + (down ? part : -part) * middle);
            double length = Math.abs(part) * middle;
            if (down) {
                g.fillRect(from, i / scale, length, 1 / scale);
            } else {
                g.fillRect(i / scale, from, 1 / scale, length);
            }
        }
        mark(plot, g, (down ? cursor.y() : cursor.x()) / scale, depth);
    }

    private double part(double value) {
        if (Double.isNaN(value) || !(reach > 0)) {
            return 0;
        }
        return Math.clamp(value / reach, -1.0, 1.0);
    }

    /// Draws a line along the plot.
    private void line(GraphicsContext g, double across, double from, double to) {
        if (down) {
            g.strokeLine(across, from, across, to);
        } else {
            g.strokeLine(from, across, to, across);
        }
    }

    private void mark(PaintedPane plot, GraphicsContext g, double at, double depth) {
        double place = Math.floor(at) + 0.5;
        g.setStroke(plot.ink(Ink.ACCENT));
        g.setFill(plot.ink(Ink.ACCENT));
        PictureCursor.@Nullable Reading reading =
                model.cursor().get() == null ? null : model.cursor().get().reading();
        boolean clipped = reading != null && Math.abs(reading.value()) > reach;
        boolean low = reading != null && reading.value() < 0;
        double tip = down != low ? depth : 0;
        double base = down != low ? depth - 5 : 5;
        double[] across = {place - 4.5, place + 4.5, place};
        double[] along = {base, base, tip};
        if (down) {
            g.strokeLine(0.5, place, depth - 0.5, place);
        } else {
            g.strokeLine(place, 0.5, place, depth - 0.5);
        }
        if (clipped) {
            g.fillPolygon(down ? along : across, down ? across : along, 3);
        }
    }
}

package org.tensorloupe.ui.picture.heatmap;

import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import javafx.scene.text.TextAlignment;
import org.tensorloupe.render.ColorScale;
import org.tensorloupe.render.Colormap;
import org.tensorloupe.render.ValueRange;
import org.tensorloupe.stats.Summary;
import org.tensorloupe.ui.picture.paint.Ink;
import org.tensorloupe.ui.picture.paint.PaintedPane;
import org.tensorloupe.ui.picture.paint.Pixels;
import org.tensorloupe.ui.picture.paint.ScaleTicks;
import org.tensorloupe.ui.theme.Appearance;
import org.tensorloupe.ui.theme.TextScale;

/// The colours and what they stand for, from the low end at the bottom. An end is pointed where
/// values lie outside; a triangle marks the value under the cursor.
final class ColourBar {
    private static final double BAR = 12;
    private static final double POINT = 8;
    private static final double TICK_DISTANCE = 56;

    private final HeatmapModel model;
    private final PaintedPane pane;

    ColourBar(Appearance appearance, HeatmapModel model) {
        this.model = model;
        this.pane = new PaintedPane(appearance, this::paint);
        pane.setMouseTransparent(true);
        model.scale().subscribe(pane::repaint);
        model.summary().subscribe(pane::repaint);
        model.cursor().subscribe(pane::repaint);
    }

    /// The bar as a node.
    PaintedPane node() {
        return pane;
    }

    private void paint(PaintedPane bar, GraphicsContext g, double width, double height) {
        ColorScale scale = model.scale().get();
        double length = height - 2 * POINT;
        if (length <= 0) {
            return;
        }
        g.drawImage(Pixels.column(scale.colormap()), 0, POINT, BAR, length);
        g.setStroke(bar.ink(Ink.LINE));
        g.setLineWidth(1);
        g.strokeRect(0.5, POINT + 0.5, BAR - 1, length - 1);
        points(g, scale, height);
        g.setFont(bar.numberFont());
        g.setTextBaseline(VPos.CENTER);
        g.setTextAlign(TextAlignment.RIGHT);
        g.setStroke(bar.ink(Ink.TICK));
        g.setFill(bar.ink(Ink.MUTED));
        for (ScaleTicks.Tick tick : ScaleTicks.of(scale, length / TextScale.px(TICK_DISTANCE))) {
            double y = Math.floor(POINT + (1 - tick.place()) * length) + 0.5;
            g.strokeLine(BAR + 0.5, y, BAR + 3.5, y);
            g.fillText(tick.text(), width - 2, y);
        }
        PictureCursor cursor = model.cursor().get();
        if (cursor != null && cursor.reading() != null) {
            mark(bar, g, cursor.reading().value(), scale, length);
        }
    }

    private void points(GraphicsContext g, ColorScale scale, double height) {
        Summary summary = model.summary().get();
        if (summary == null) {
            return;
        }
        ValueRange range = scale.range();
        if (summary.max().orElse(range.hi()) > range.hi()) {
            g.setFill(color(scale.colormap().argb(Colormap.ENTRIES - 1)));
            g.fillPolygon(new double[] {0, BAR / 2, BAR}, new double[] {POINT, 0, POINT}, 3);
        }
        if (summary.min().orElse(range.lo()) < range.lo()) {
            g.setFill(color(scale.colormap().argb(0)));
            double end = height - POINT;
            g.fillPolygon(new double[] {0, BAR / 2, BAR}, new double[] {end, height, end}, 3);
        }
    }

    private static Color color(int argb) {
        return Color.rgb(argb >> 16 & 255, argb >> 8 & 255, argb & 255);
    }

    private static void mark(
            PaintedPane bar, GraphicsContext g, double value, ColorScale scale, double length) {
        if (Double.isNaN(value)) {
            return;
        }
        double place =
                Double.isInfinite(value)
                        ? value > 0 ? 1 : 0
                        : Math.clamp(scale.scaling().place(value, scale.range()), 0.0, 1.0);
        double y = POINT + (1 - place) * length;
        g.setFill(bar.ink(Ink.ACCENT));
        g.fillPolygon(new double[] {BAR, BAR + 8, BAR + 8}, new double[] {y, y - 4, y + 4}, 3);
    }
}

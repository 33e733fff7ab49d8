package org.tensorloupe.ui.picture.filters;

import java.util.function.Supplier;
import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.text.TextAlignment;
import org.jspecify.annotations.Nullable;
import org.tensorloupe.render.ColorScale;
import org.tensorloupe.render.FilterChannel;
import org.tensorloupe.ui.picture.paint.Ink;
import org.tensorloupe.ui.picture.paint.PaintedPane;
import org.tensorloupe.ui.picture.paint.Pixels;
import org.tensorloupe.ui.picture.paint.ScaleTicks;
import org.tensorloupe.ui.theme.Appearance;
import org.tensorloupe.ui.theme.TextScale;

/// What the colours of the selected filter stand for, low end left, with a triangle at the value
/// under the mouse.
final class ColourStrip {
    private static final double TOP = 8;
    private static final double BAR = 12;
    private static final double HEIGHT = 36;
    private static final double TICK_DISTANCE = 72;

    private final FilterModel model;
    private final Supplier<Integer> length;
    private final PaintedPane pane;

    /// @param length width of the bar
    ColourStrip(Appearance appearance, FilterModel model, Supplier<Integer> length) {
        this.model = model;
        this.length = length;
        this.pane = new PaintedPane(appearance, this::paint);
        TextScale.bindRow(
                HEIGHT,
                pane.minHeightProperty(),
                pane.prefHeightProperty(),
                pane.maxHeightProperty());
        model.cursor().subscribe(pane::repaint);
    }

    /// The strip as a node.
    PaintedPane node() {
        return pane;
    }

    private void paint(PaintedPane strip, GraphicsContext g, double width, double height) {
        FilterPicture picture = model.picture().get();
        int filter = model.selected().get();
        if (picture == null
                || filter >= picture.data().filters()
                || model.channel().get() instanceof FilterChannel.Rgb) {
            return;
        }
        ColorScale scale =
                picture.scale(filter, model.selectedChannel().get(), model.colormap().get());
        double bar = Math.max(length.get(), 96);
        g.drawImage(Pixels.row(scale.colormap()), 0, TOP, bar, BAR);
        g.setStroke(strip.ink(Ink.LINE));
        g.setLineWidth(1);
        g.strokeRect(0.5, TOP + 0.5, bar - 1, BAR - 1);
        g.setFont(strip.numberFont());
        g.setTextBaseline(VPos.BASELINE);
        for (ScaleTicks.Tick tick : ScaleTicks.of(scale, bar / TextScale.px(TICK_DISTANCE))) {
            double x = Math.floor(tick.place() * bar) + 0.5;
            g.setStroke(strip.ink(Ink.TICK));
            g.strokeLine(x, TOP + BAR + 0.5, x, TOP + BAR + 2.5);
            g.setFill(strip.ink(Ink.MUTED));
            g.setTextAlign(x < TextScale.px(12) ? TextAlignment.LEFT : TextAlignment.CENTER);
            g.fillText(tick.text(), Math.min(x, width - TextScale.px(12)), height - 2);
        }
        mark(strip, g, picture, scale, bar);
    }

    private void mark(
            PaintedPane strip,
            GraphicsContext g,
            FilterPicture picture,
            ColorScale scale,
            double bar) {
        FilterCursor cursor = model.cursor().get();
        double value = value(picture, cursor);
        if (Double.isNaN(value)) {
            return;
        }
        double place = Math.clamp(scale.scaling().place(value, scale.range()), 0.0, 1.0);
        double x = place * bar;
        g.setFill(strip.ink(Ink.ACCENT));
        g.fillPolygon(new double[] {x, x - 4, x + 4}, new double[] {TOP, TOP - 7, TOP - 7}, 3);
    }

    private double value(FilterPicture picture, @Nullable FilterCursor cursor) {
        if (cursor == null
                || cursor.filter() != model.selected().get()
                || cursor.channel() != model.shownChannel()) {
            return Double.NaN;
        }
        double[] plane = picture.plane(cursor.filter(), model.selectedChannel().get());
        return plane[cursor.row() * picture.data().width() + cursor.column()];
    }
}

package org.tensorloupe.ui.picture.heatmap;

import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.text.TextAlignment;
import org.tensorloupe.ui.picture.paint.Ink;
import org.tensorloupe.ui.picture.paint.PaintedPane;
import org.tensorloupe.ui.picture.paint.PictureText;
import org.tensorloupe.ui.picture.paint.Ticks;
import org.tensorloupe.ui.theme.Appearance;
import org.tensorloupe.ui.theme.TextScale;

/// The indices along an edge of the picture.
final class Ruler {
    private static final double DOWN_DISTANCE = 48;
    private static final double DIGIT = 7;
    private static final double TICK = 5;

    /// How far a ruler reaches beyond both ends of the picture, for labels at its edges.
    static final double MARGIN = 20;

    private final HeatmapModel model;
    private final boolean down;
    private final PaintedPane pane;

    /// @param down whether it stands left of the picture, not above it
    Ruler(Appearance appearance, HeatmapModel model, boolean down) {
        this.model = model;
        this.down = down;
        this.pane = new PaintedPane(appearance, this::paint);
        pane.setMouseTransparent(true);
        model.camera().subscribe(pane::repaint);
    }

    /// The ruler as a node.
    PaintedPane node() {
        return pane;
    }

    private void paint(PaintedPane ruler, GraphicsContext g, double width, double height) {
        Camera camera = model.camera().get();
        if (camera == null) {
            return;
        }
        g.setFill(ruler.ink(Ink.MUTED));
        g.setStroke(ruler.ink(Ink.TICK));
        g.setFont(ruler.numberFont());
        g.setTextBaseline(VPos.CENTER);
        g.setTextAlign(down ? TextAlignment.RIGHT : TextAlignment.CENTER);
        double scale = ruler.outputScale();
        double pixels = down ? camera.pictureHeight() : camera.pictureWidth();
        double perPixel = (down ? camera.down() : camera.right()).weightsPerPixel();
        double first = (down ? camera.y() : camera.x()) * perPixel;
        long count = down ? camera.slice().rows() : camera.slice().columns();
        double last = Math.min(count - 1.0, first + pixels * perPixel);
        double distance =
                down
                        ? TextScale.px(DOWN_DISTANCE)
                        : TextScale.px(36)
                                + TextScale.px(DIGIT) * PictureText.count((long) last).length();
        Ticks ticks = Ticks.ofIndices(first, last, distance * scale * perPixel);
        double half = perPixel < 1 ? 0.5 : 0;
        for (double index : ticks.values()) {
            double at = down ? camera.yOf(index + half) : camera.xOf(index + half);
            double place = TextScale.px(MARGIN) + Math.floor(at / scale) + 0.5;
            if (at >= 0 && at <= pixels) {
                tick(g, ticks.text(index), place, width, height);
            }
        }
    }

    private void tick(GraphicsContext g, String text, double place, double width, double height) {
        if (down) {
            g.strokeLine(width - TICK + 0.5, place, width - 0.5, place);
            g.fillText(text, width - TICK - 3, place);
        } else {
            g.strokeLine(place, height - TICK + 0.5, place, height - 0.5);
            g.fillText(text, place, height - TICK - TextScale.px(7));
        }
    }
}

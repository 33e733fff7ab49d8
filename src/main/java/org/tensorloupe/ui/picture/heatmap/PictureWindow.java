package org.tensorloupe.ui.picture.heatmap;

import javafx.scene.Cursor;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.layout.StackPane;
import javafx.scene.paint.Color;
import org.tensorloupe.ui.picture.paint.PaintedPane;
import org.tensorloupe.ui.text.Texts;
import org.tensorloupe.ui.theme.Appearance;

/// The picture itself, with the cross-hair over it. Takes the keyboard's focus.
final class PictureWindow {
    private static final Texts TEXTS = Texts.of(PictureWindow.class);
    private static final Color HAIR = Color.gray(0, 0.6);
    private static final double MARK = 9;

    private final HeatmapModel model;
    private final Layers layers;
    private final PaintedPane picture;
    private final PaintedPane cross;
    private final StackPane node;

    PictureWindow(Appearance appearance, HeatmapModel model, Layers layers) {
        this.model = model;
        this.layers = layers;
        this.picture = new PaintedPane(appearance, this::paintPicture);
        this.cross = new PaintedPane(appearance, this::paintCross);
        this.node = new StackPane(picture, cross);
        cross.setMouseTransparent(true);
        node.getStyleClass().add("picture-window");
        node.setCursor(Cursor.CROSSHAIR);
        node.setFocusTraversable(true);
        node.setAccessibleText(TEXTS.get("window.name"));
        model.camera().subscribe(this::repaint);
        model.cursor().subscribe(cross::repaint);
        model.scale()
                .subscribe(scale -> {
                    layers.recolour(scale);
                    repaint();
                });
    }

    /// The picture as a node.
    StackPane node() {
        return node;
    }

    /// Device pixels per pixel of the scene.
    double outputScale() {
        return picture.outputScale();
    }

    /// Draws the layers again.
    void repaint() {
        picture.repaint();
        cross.repaint();
    }

    private void paintPicture(PaintedPane pane, GraphicsContext g, double width, double height) {
        Camera camera = model.camera().get();
        if (camera == null) {
            return;
        }
        double scale = pane.outputScale();
        g.beginPath();
        g.rect(0, 0, camera.pictureWidth() / scale, camera.pictureHeight() / scale);
        g.clip();
        layers.draw(g, camera, scale);
    }

    private void paintCross(PaintedPane pane, GraphicsContext g, double width, double height) {
        Camera camera = model.camera().get();
        PictureCursor cursor = model.cursor().get();
        if (camera == null || cursor == null) {
            return;
        }
        double scale = pane.outputScale();
        Box box = box(camera, cursor, scale);
        double x = Math.floor(box.x + box.width / 2);
        double y = Math.floor(box.y + box.height / 2);
        g.setFill(HAIR);
        g.fillRect(x, 0, 1, camera.pictureHeight() / scale);
        g.fillRect(0, y, camera.pictureWidth() / scale, 1);
        g.setLineWidth(1);
        g.setStroke(Color.WHITE);
        g.strokeRect(box.x - 1.5, box.y - 1.5, box.width + 3, box.height + 3);
        g.setStroke(Color.BLACK);
        g.strokeRect(box.x - 0.5, box.y - 0.5, box.width + 1, box.height + 1);
    }

    private record Box(double x, double y, double width, double height) {}

    /// The weight's own square, or a box around its pixel where that is small.
    private static Box box(Camera camera, PictureCursor cursor, double scale) {
        double width = (double) camera.right().extent(1) / scale;
        double height = (double) camera.down().extent(1) / scale;
        boolean small = width < MARK + 2 || height < MARK + 2;
        double x = Math.floor(cursor.x() / scale);
        double y = Math.floor(cursor.y() / scale);
        return small
                ? new Box(x - 4, y - 4, MARK, MARK)
                : new Box(
                        camera.xOf((double) cursor.column()) / scale,
                        camera.yOf((double) cursor.row()) / scale,
                        width,
                        height);
    }
}

package org.tensorloupe.ui.picture.heatmap;

import javafx.scene.canvas.GraphicsContext;
import javafx.scene.image.WritableImage;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.StackPane;
import javafx.scene.paint.Color;
import org.jspecify.annotations.Nullable;
import org.tensorloupe.render.ColorScale;
import org.tensorloupe.ui.picture.paint.PaintedPane;
import org.tensorloupe.ui.picture.paint.Pixels;
import org.tensorloupe.ui.theme.Appearance;

/// The whole slice, small, with a frame around the part that the picture shows. Dragging the frame
/// moves the picture.
///
/// It has a range of its own, as largest-magnitude blocks would saturate in the picture's.
final class MiniMap {
    private static final double INSET = 5;

    private final HeatmapModel model;
    private final PaintedPane pane;
    private final StackPane node;
    private OverviewLoader.@Nullable Overview overview;
    private @Nullable WritableImage image;

    MiniMap(Appearance appearance, HeatmapModel model) {
        this.model = model;
        this.pane = new PaintedPane(appearance, this::paint);
        this.node = new StackPane(pane);
        node.getStyleClass().addAll("picture-card", "mini-map");
        node.setManaged(false);
        node.setVisible(false);
        node.setOnMousePressed(this::drag);
        node.setOnMouseDragged(this::drag);
        model.camera().subscribe(this::update);
        model.miniMap().subscribe(this::update);
        model.scale().subscribe(this::recolour);
    }

    /// The map as a node, to be placed by its parent.
    StackPane node() {
        return node;
    }

    /// Shows a slice; null for none.
    void show(OverviewLoader.@Nullable Overview next) {
        overview = next;
        if (next != null) {
            node.resize(
                    Math.max(24, next.view().width()) + 2 * INSET,
                    Math.max(8, next.view().height()) + 2 * INSET);
        }
        recolour();
        update();
    }

    private void update() {
        Camera camera = model.camera().get();
        node.setVisible(
                overview != null
                        && model.miniMap().get()
                        && camera != null
                        && camera.slice().equals(overview.view().slice())
                        && !camera.showsAll());
        pane.repaint();
    }

    private void recolour() {
        if (overview == null) {
            image = null;
            return;
        }
        ColorScale scale = model.scale().get();
        image =
                Pixels.image(
                        overview.grid().paint(new ColorScale(scale.colormap(), overview.range())));
        pane.repaint();
    }

    private void paint(PaintedPane map, GraphicsContext g, double width, double height) {
        Camera camera = model.camera().get();
        if (image == null || overview == null || camera == null) {
            return;
        }
        g.drawImage(image, 0, 0, width, height);
        double perX = (double) camera.slice().columns() / width;
        double perY = (double) camera.slice().rows() / height;
        double x = camera.x() * camera.right().weightsPerPixel() / perX;
        double y = camera.y() * camera.down().weightsPerPixel() / perY;
        double w = camera.pictureWidth() * camera.right().weightsPerPixel() / perX;
        double h = camera.pictureHeight() * camera.down().weightsPerPixel() / perY;
        double left = Math.clamp(Math.floor(x), 0, Math.max(0, width - 6));
        double top = Math.clamp(Math.floor(y), 0, Math.max(0, height - 6));
        double wide = Math.clamp(Math.rint(w), 6, width - left);
        double high = Math.clamp(Math.rint(h), 6, height - top);
        g.setStroke(Color.WHITE);
        g.setLineWidth(1);
        g.strokeRect(left - 0.5, top - 0.5, wide + 1, high + 1);
        g.setStroke(Color.BLACK);
        g.setLineWidth(2);
        g.strokeRect(left + 1, top + 1, wide - 2, high - 2);
    }

    private void drag(MouseEvent event) {
        Camera camera = model.camera().get();
        if (camera != null) {
            double x = (event.getX() - INSET) / pane.getWidth();
            double y = (event.getY() - INSET) / pane.getHeight();
            long rows = camera.slice().rows();
            long columns = camera.slice().columns();
            model.camera()
                    .set(
                            camera.centred(
                                    Math.clamp((long) (y * rows), 0, rows - 1),
                                    Math.clamp((long) (x * columns), 0, columns - 1)));
        }
        event.consume();
    }
}

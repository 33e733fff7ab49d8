package org.tensorloupe.ui.picture.heatmap;

import javafx.scene.canvas.GraphicsContext;
import javafx.scene.image.WritableImage;
import org.tensorloupe.render.ColorScale;
import org.tensorloupe.render.SliceView;
import org.tensorloupe.render.ValueGrid;
import org.tensorloupe.ui.picture.paint.Pixels;

/// A part of a slice whose values are known, as an image that is drawn wherever the camera sees it.
/// JavaFX thread only.
final class Layer {
    private final SliceView view;
    private final ValueGrid grid;
    private final WritableImage image;
    private int doneWidth;
    private int doneHeight;

    /// A layer without finished values.
    ///
    /// @param view at least one pixel
    /// @param grid of the view's size; may be filled by another thread where it is not finished
    Layer(SliceView view, ValueGrid grid) {
        this.view = view;
        this.grid = grid;
        this.image = new WritableImage(view.width(), view.height());
    }

    /// A layer all of whose values are known.
    static Layer whole(SliceView view, ValueGrid grid, ColorScale scale) {
        Layer layer = new Layer(view, grid);
        layer.finish(0, 0, view.width(), view.height(), scale);
        return layer;
    }

    /// What the layer shows.
    SliceView view() {
        return view;
    }

    /// Whether it shows the very grid that a reader fills.
    @SuppressWarnings("ReferenceEquality") // Another reading of the same view has another grid.
    boolean holds(ValueGrid other) {
        return grid == other;
    }

    /// Whether all values are known.
    boolean isWhole() {
        return doneWidth == view.width() && doneHeight == view.height();
    }

    /// Hears that a rectangle, next to those before, has its final values.
    void finish(int x, int y, int width, int height, ColorScale scale) {
        paint(x, y, width, height, scale);
        doneWidth = Math.max(doneWidth, x + width);
        doneHeight = Math.max(doneHeight, y + height);
    }

    /// Paints what is finished in other colours.
    void recolour(ColorScale scale) {
        paint(0, 0, doneWidth, doneHeight, scale);
    }

    private void paint(int x, int y, int width, int height, ColorScale scale) {
        if (width > 0 && height > 0) {
            Pixels.copy(grid.paint(scale, x, y, width, height), image, x, y);
        }
    }

    /// Draws the layer where the camera sees it.
    ///
    /// @param outputScale device pixels per pixel of the canvas
    void draw(GraphicsContext g, Camera camera, double outputScale) {
        double sx = view.right().weightsPerPixel() / camera.right().weightsPerPixel();
        double sy = view.down().weightsPerPixel() / camera.down().weightsPerPixel();
        double x = view.x() * sx - camera.x();
        double y = view.y() * sy - camera.y();
        g.drawImage(
                image,
                0,
                0,
                doneWidth,
                doneHeight,
                x / outputScale,
                y / outputScale,
                doneWidth * sx / outputScale,
                doneHeight * sy / outputScale);
    }
}

package org.tensorloupe.ui.histogram;

import javafx.scene.Node;
import javafx.scene.SnapshotParameters;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.paint.Color;
import javafx.scene.transform.Scale;
import org.tensorloupe.render.Raster;

/// The plot as a picture to save.
final class PlotPicture {
    private static final double SIZE = 2;

    private PlotPicture() {}

    /// A node at twice its size. JavaFX thread.
    static Raster of(Node drawn, Color ground) {
        SnapshotParameters parameters = new SnapshotParameters();
        parameters.setTransform(new Scale(SIZE, SIZE));
        parameters.setFill(ground);
        WritableImage image = drawn.snapshot(parameters, null);
        int width = (int) image.getWidth();
        int height = (int) image.getHeight();
        int[] argb = new int[width * height];
        image.getPixelReader()
                .getPixels(0, 0, width, height, PixelFormat.getIntArgbInstance(), argb, 0, width);
        return new Raster(width, height, argb);
    }
}

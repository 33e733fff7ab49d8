package org.tensorloupe.ui.picture.paint;

import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import org.tensorloupe.render.Colormap;
import org.tensorloupe.render.Raster;

/// Rasters as images of JavaFX.
public final class Pixels {
    private Pixels() {}

    /// A raster as an image of the same size.
    ///
    /// @param raster at least one pixel
    public static WritableImage image(Raster raster) {
        WritableImage image = new WritableImage(raster.width(), raster.height());
        copy(raster, image, 0, 0);
        return image;
    }

    /// Writes a raster into an image.
    ///
    /// @param x first column
    /// @param y first row
    public static void copy(Raster raster, WritableImage image, int x, int y) {
        image.getPixelWriter()
                .setPixels(
                        x,
                        y,
                        raster.width(),
                        raster.height(),
                        PixelFormat.getIntArgbInstance(),
                        raster.argb(),
                        0,
                        raster.width());
    }

    /// A map's entries in a row, low end left.
    public static WritableImage row(Colormap map) {
        return image(new Raster(Colormap.ENTRIES, 1, entries(map, false)));
    }

    /// A small picture of a map, low end left.
    ///
    /// @param width 1 to 256
    public static WritableImage swatch(Colormap map, int width, int height) {
        int[] argb = new int[width * height];
        for (int i = 0; i < argb.length; i++) {
            argb[i] = map.argb((2 * (i % width) + 1) * Colormap.ENTRIES / (2 * width));
        }
        return image(new Raster(width, height, argb));
    }

    /// A map's entries in a column, low end at the bottom.
    public static WritableImage column(Colormap map) {
        return image(new Raster(1, Colormap.ENTRIES, entries(map, true)));
    }

    private static int[] entries(Colormap map, boolean down) {
        int[] argb = new int[Colormap.ENTRIES];
        for (int i = 0; i < argb.length; i++) {
            argb[i] = map.argb(down ? argb.length - 1 - i : i);
        }
        return argb;
    }
}

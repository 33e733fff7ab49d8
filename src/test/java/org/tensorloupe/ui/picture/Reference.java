package org.tensorloupe.ui.picture;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import org.tensorloupe.render.Raster;
import org.tensorloupe.testkit.Places;

/// Pictures that matplotlib drew.
public final class Reference {
    private Reference() {}

    /// A picture of `src/test/resources/pictures`.
    public static Raster picture(String name, int width, int height) {
        try {
            byte[] rgba = Files.readAllBytes(Places.picture(name + ".rgba"));
            int[] argb = new int[width * height];
            for (int i = 0; i < argb.length; i++) {
                argb[i] =
                        (rgba[4 * i + 3] & 255) << 24
                                | (rgba[4 * i] & 255) << 16
                                | (rgba[4 * i + 1] & 255) << 8
                                | (rgba[4 * i + 2] & 255);
            }
            return new Raster(width, height, argb);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// A part of a picture.
    public static Raster part(Raster whole, int x, int y, int width, int height) {
        int[] argb = new int[width * height];
        for (int row = 0; row < height; row++) {
            System.arraycopy(whole.argb(), (y + row) * whole.width() + x, argb, row * width, width);
        }
        return new Raster(width, height, argb);
    }
}

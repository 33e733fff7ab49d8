package org.tensorloupe.render;

import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.DataBufferInt;
import java.awt.image.DirectColorModel;
import java.awt.image.WritableRaster;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/// Pictures as PNG files: 8 bits per channel, with an alpha channel only where something is
/// transparent. Written by the JDK's `javax.imageio`, which needs no display.
public final class Png {
    private static final int[] RGB = {0xff0000, 0xff00, 0xff};
    private static final int[] ARGB = {0xff0000, 0xff00, 0xff, 0xff000000};

    private Png() {}

    /// Writes a picture; the stream stays open.
    ///
    /// @param raster at least one pixel
    /// @throws IOException if the stream refuses
    /// @throws IllegalArgumentException if the picture has no pixels, which PNG cannot say
    public static void write(Raster raster, OutputStream out) throws IOException {
        boolean opaque = Arrays.stream(raster.argb()).allMatch(pixel -> pixel >>> 24 == 255);
        DataBufferInt pixels = new DataBufferInt(raster.argb(), raster.argb().length);
        WritableRaster packed =
                java.awt.image.Raster.createPackedRaster(
                        pixels,
                        raster.width(),
                        raster.height(),
                        raster.width(),
                        opaque ? RGB : ARGB,
                        null);
        ColorModel colors =
                opaque
                        ? new DirectColorModel(24, RGB[0], RGB[1], RGB[2])
                        : ColorModel.getRGBdefault();
        BufferedImage image = new BufferedImage(colors, packed, false, null);
        ImageWriter writer = ImageIO.getImageWritersByFormatName("png").next();
        try (MemoryCacheImageOutputStream stream = new MemoryCacheImageOutputStream(out)) {
            writer.setOutput(stream);
            writer.write(image);
        } finally {
            writer.dispose();
        }
    }
}

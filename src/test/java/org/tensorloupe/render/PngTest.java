package org.tensorloupe.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PngTest {
    /// The pixels that Pillow put into a picture, read back, written by us and read again.
    @ParameterizedTest
    @ValueSource(strings = {"conv1-gap", "conv1-rgb", "plain-viridis", "special-RdBu_r"})
    void keepsEveryPixel(String name) throws Exception {
        Raster raster = raster(Samples.resource("/pictures/" + name + ".png"));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Png.write(raster, out);
        Raster again = raster(out.toByteArray());
        assertThat(again.width()).isEqualTo(raster.width());
        assertThat(again.argb()).isEqualTo(raster.argb());
    }

    private static Raster raster(byte[] png) throws Exception {
        BufferedImage image = ImageIO.read(new ByteArrayInputStream(png));
        int width = image.getWidth();
        int height = image.getHeight();
        return new Raster(
                width,
                height,
                image.getRGB(0, 0, width, height, new int[width * height], 0, width));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 5})
    void enlargesEachPixelToASquare(int scale) {
        Raster raster = new Raster(2, 2, new int[] {1, 2, 3, 4});
        Raster large = raster.enlarged(scale);
        assertThat(large.width()).isEqualTo(2 * scale);
        for (int y = 0; y < large.height(); y++) {
            for (int x = 0; x < large.width(); x++) {
                assertThat(large.pixel(x, y)).isEqualTo(raster.pixel(x / scale, y / scale));
            }
        }
    }
}

package org.tensorloupe.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tensorloupe.bytes.Monitor;

class PngStreamTest {
    /// Pixels by a formula, in bands of three rows.
    private record Pattern(int columns, int rows, int scale, boolean isTransparent)
            implements PictureBands {
        @Override
        public long width() {
            return (long) columns * scale;
        }

        @Override
        public long height() {
            return (long) rows * scale;
        }

        int argb(int x, int y) {
            int alpha = isTransparent && (x + y) % 3 == 0 ? x * 7 % 256 : 255;
            return alpha << 24 | (x * 31 % 256) << 16 | (y * 17 % 256) << 8 | (x * y) % 256;
        }

        @Override
        public void make(Receiver receiver, Monitor monitor) throws IOException {
            for (int from = 0; from < rows; from += 3) {
                int high = Math.min(3, rows - from);
                int[] argb = new int[columns * high];
                for (int i = 0; i < argb.length; i++) {
                    argb[i] = argb(i % columns, from + i / columns);
                }
                receiver.band(new Raster(columns, high, argb), scale);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "1,1,1,false",
        "7,5,1,true",
        "300,11,1,false",
        "13,10,4,false",
        "5,7,9,true",
        "2000,200,1,true"
    })
    void isReadBackByImageIo(int columns, int rows, int scale, boolean transparent)
            throws Exception {
        Pattern picture = new Pattern(columns, rows, scale, transparent);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        PngStream.write(picture, out, Monitor.NONE);
        BufferedImage image = ImageIO.read(new ByteArrayInputStream(out.toByteArray()));
        assertThat(image.getWidth()).isEqualTo(columns * scale);
        assertThat(image.getHeight()).isEqualTo(rows * scale);
        assertThat(image.getColorModel().hasAlpha()).isEqualTo(transparent);
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                assertThat(image.getRGB(x, y)).isEqualTo(picture.argb(x / scale, y / scale));
            }
        }
    }

    @Test
    void repeatedRowsTakeNextToNothing() throws Exception {
        ByteArrayOutputStream one = new ByteArrayOutputStream();
        PngStream.write(new Pattern(400, 40, 1, false), one, Monitor.NONE);
        ByteArrayOutputStream many = new ByteArrayOutputStream();
        PngStream.write(new Pattern(400, 40, 32, false), many, Monitor.NONE);
        assertThat(many.size()).isLessThan(32 * one.size());
    }

    @Test
    void endsWhereTheStreamRefuses() {
        OutputStream full =
                new OutputStream() {
                    @Override
                    public void write(int b) throws IOException {
                        throw new IOException("No space left on device");
                    }
                };
        assertThatThrownBy(() -> PngStream.write(new Pattern(40, 40, 1, false), full, Monitor.NONE))
                .isInstanceOf(IOException.class)
                .hasMessage("No space left on device");
    }
}

package org.tensorloupe.render;

import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import org.tensorloupe.bytes.Monitor;
import org.tensorloupe.fault.CheckpointException;

/// A PNG file that is written row by row (W3C PNG, third edition): 8 bits per channel, RGB or RGBA.
/// Holds one row. Not thread-safe.
///
/// Rows that repeat the one above are filtered with `Up` and so take next to nothing; `javax`'s
/// writer, which [Png] uses, wants the whole picture.
public final class PngStream {
    private static final byte[] SIGNATURE = {(byte) 137, 'P', 'N', 'G', '\r', '\n', 26, '\n'};
    private static final int CHUNK = 1 << 16;
    private static final byte UP = 2;
    private static final int RGB = 2;
    private static final int RGBA = 6;

    private final DataOutputStream out;
    private final Deflater deflater = new Deflater(Deflater.BEST_SPEED + 3);
    private final DeflaterOutputStream pixels;
    private final int channels;
    private final byte[] row;
    private final byte[] same;

    private PngStream(OutputStream out, int width, int channels) {
        this.out = new DataOutputStream(out);
        this.channels = channels;
        this.row = new byte[Math.addExact(Math.multiplyExact(width, channels), 1)];
        this.same = new byte[row.length];
        this.same[0] = UP;
        this.pixels = new DeflaterOutputStream(new Chunks(), deflater, CHUNK);
    }

    /// Writes a picture; the stream stays open.
    ///
    /// @param monitor hears of bytes read, and may cancel
    /// @throws CheckpointException if the tensor cannot be read
    /// @throws IOException if the stream refuses
    /// @throws ArithmeticException if a row of the picture does not fit an array
    public static void write(PictureBands picture, OutputStream out, Monitor monitor)
            throws CheckpointException, IOException {
        int width = Math.toIntExact(picture.width());
        PngStream png = new PngStream(out, width, picture.isTransparent() ? 4 : 3);
        try {
            png.head(width, Math.toIntExact(picture.height()));
            picture.make(png::rows, monitor);
            png.pixels.finish();
            png.chunk("IEND", new byte[0], 0);
            png.out.flush();
        } finally {
            png.deflater.end();
        }
    }

    private void head(int width, int height) throws IOException {
        out.write(SIGNATURE);
        byte color = (byte) (channels == 4 ? RGBA : RGB);
        byte[] head =
                ByteBuffer.allocate(13)
                        .putInt(width)
                        .putInt(height)
                        .put(new byte[] {8, color, 0, 0, 0})
                        .array();
        chunk("IHDR", head, head.length);
    }

    private void rows(Raster band, int scale) throws IOException {
        for (int y = 0; y < band.height(); y++) {
            int at = 1;
            for (int x = 0; x < band.width(); x++) {
                int argb = band.argb()[y * band.width() + x];
                for (int copy = 0; copy < scale; copy++) {
                    row[at++] = (byte) (argb >> 16);
                    row[at++] = (byte) (argb >> 8);
                    row[at++] = (byte) argb;
                    if (channels == 4) {
                        row[at++] = (byte) (argb >> 24);
                    }
                }
            }
            pixels.write(row);
            for (int copy = 1; copy < scale; copy++) {
                pixels.write(same);
            }
        }
    }

    private void chunk(String type, byte[] data, int length) throws IOException {
        byte[] name = type.getBytes(StandardCharsets.US_ASCII);
        CRC32 crc = new CRC32();
        crc.update(name);
        crc.update(data, 0, length);
        out.writeInt(length);
        out.write(name);
        out.write(data, 0, length);
        out.writeInt((int) crc.getValue());
    }

    /// Puts what it is given into chunks of pixels.
    private final class Chunks extends OutputStream {
        @Override
        public void write(int b) throws IOException {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] data, int from, int length) throws IOException {
            chunk("IDAT", Arrays.copyOfRange(data, from, from + length), length);
        }
    }
}

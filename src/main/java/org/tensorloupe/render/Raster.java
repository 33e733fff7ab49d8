package org.tensorloupe.render;

/// A picture: `0xAARRGGBB` pixels, row by row from the top left, not premultiplied.
///
/// Pixels of weights are opaque; gaps and missing cells may be transparent. Nobody changes the
/// array once the picture is handed on; it is not copied.
///
/// @param width columns of pixels, 0 or more
/// @param height rows of pixels, 0 or more
/// @param argb `width * height` pixels
@SuppressWarnings("ArrayRecordComponent") // Pixels are bulk data; a picture is never compared.
public record Raster(int width, int height, int[] argb) {
    /// @throws IllegalArgumentException if the array has another length
    public Raster {
        if (width < 0 || height < 0 || argb.length != Math.multiplyExact(width, height)) {
            throw new IllegalArgumentException(
                    argb.length + " pixels for " + width + " x " + height);
        }
    }

    /// The pixel in column `x` of row `y`.
    public int pixel(int x, int y) {
        return argb[y * width + x];
    }

    /// The picture with every pixel drawn as a square of `scale` x `scale`; this one if `scale` is
    /// 1.
    ///
    /// @throws ArithmeticException if the result has more pixels than an array
    public Raster enlarged(int scale) {
        if (scale < 1) {
            throw new IllegalArgumentException("scale " + scale);
        }
        if (scale == 1) {
            return this;
        }
        int wide = Math.multiplyExact(width, scale);
        int high = Math.multiplyExact(height, scale);
        int[] out = new int[Math.multiplyExact(wide, high)];
        for (int y = 0; y < height; y++) {
            int line = y * scale * wide;
            for (int x = 0; x < wide; x++) {
                out[line + x] = argb[y * width + x / scale];
            }
            for (int copy = 1; copy < scale; copy++) {
                System.arraycopy(out, line, out, line + copy * wide, wide);
            }
        }
        return new Raster(wide, high, out);
    }
}

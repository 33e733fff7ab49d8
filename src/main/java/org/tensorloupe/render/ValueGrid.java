package org.tensorloupe.render;

/// The numbers behind a picture: one value for each pixel, NaN and ±Inf included.
///
/// Numbers and colours are apart so that a change of map, range or scaling reads nothing again. The
/// array belongs to the grid; only what fills it writes to it, and only there.
///
/// @param width columns of pixels
/// @param height rows of pixels
/// @param values `width * height` values, row by row
@SuppressWarnings("ArrayRecordComponent") // Values are bulk data; a grid is never compared.
public record ValueGrid(int width, int height, double[] values) {
    /// @throws IllegalArgumentException if the array has another length
    public ValueGrid {
        if (width < 0 || height < 0 || values.length != Math.multiplyExact(width, height)) {
            throw new IllegalArgumentException(
                    values.length + " values for " + width + " x " + height);
        }
    }

    /// A grid of zeros.
    ///
    /// @throws ArithmeticException if it has more pixels than an array
    public static ValueGrid blank(int width, int height) {
        return new ValueGrid(width, height, new double[Math.multiplyExact(width, height)]);
    }

    /// The value at a pixel.
    public double value(int x, int y) {
        return values[y * width + x];
    }

    /// Bytes it takes in memory.
    public long byteSize() {
        return 8L * values.length;
    }

    /// What a [RangeRule] needs to know of the shown values.
    public Distribution distribution() {
        return Distribution.of(values);
    }

    /// Copies another grid into this one, with its corner at (`x`, `y`).
    public void paste(ValueGrid part, int x, int y) {
        for (int row = 0; row < part.height; row++) {
            System.arraycopy(
                    part.values, row * part.width, values, (y + row) * width + x, part.width);
        }
    }

    /// The picture in colours.
    public Raster paint(ColorScale scale) {
        return paint(scale, 0, 0, width, height);
    }

    /// A rectangle of the picture in colours.
    public Raster paint(ColorScale scale, int x, int y, int width, int height) {
        int[] argb = new int[Math.multiplyExact(width, height)];
        for (int row = 0; row < height; row++) {
            scale.paint(values, (y + row) * this.width + x, argb, row * width, width);
        }
        return new Raster(width, height, argb);
    }
}

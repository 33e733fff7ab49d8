package org.tensorloupe.render;

/// What colour a value has.
///
/// A finite value takes table entry `min(255, floor(place * 256))`, clipped to 0..255, as
/// matplotlib's `Colormap` does with a `Normalize`d float64. NaN and ±Inf have colours that no map
/// uses.
///
/// @param colormap the colours
/// @param range the values of the first and the last colour
/// @param scaling how values between them are spread
public record ColorScale(Colormap colormap, ValueRange range, Scaling scaling) {
    /// Colour of NaN.
    public static final int NAN = 0xffff00ff;

    /// Colour of +Inf.
    public static final int POSITIVE_INFINITY = 0xffa53cff;

    /// Colour of -Inf.
    public static final int NEGATIVE_INFINITY = 0xff0000ff;

    /// An evenly spread scale.
    public ColorScale(Colormap colormap, ValueRange range) {
        this(colormap, range, Scaling.LINEAR);
    }

    /// The colour of a value, `0xffRRGGBB`.
    public int argb(double value) {
        return Double.isFinite(value) ? colormap.argb(entry(value)) : special(value);
    }

    /// The table entry of a finite value, 0 to 255.
    public int entry(double value) {
        return Math.clamp(
                (long) (scaling.place(value, range) * Colormap.ENTRIES), 0, Colormap.ENTRIES - 1);
    }

    /// The colour of NaN, +Inf or -Inf.
    static int special(double value) {
        if (Double.isNaN(value)) {
            return NAN;
        }
        return value > 0 ? POSITIVE_INFINITY : NEGATIVE_INFINITY;
    }

    /// The colours of `count` values.
    void paint(double[] values, int from, int[] argb, int to, int count) {
        int[] table = colormap.table();
        for (int i = 0; i < count; i++) {
            double value = values[from + i];
            argb[to + i] = Double.isFinite(value) ? table[entry(value)] : special(value);
        }
    }
}

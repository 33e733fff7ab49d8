package org.tensorloupe.render;

/// The values that the ends of a colour map stand for.
///
/// @param lo value of the map's first colour, finite
/// @param hi value of the map's last colour, finite, not below `lo`
public record ValueRange(double lo, double hi) {
    /// The range of nothing.
    public static final ValueRange NONE = new ValueRange(0, 0);

    /// @throws IllegalArgumentException if an end is not finite, or the ends are swapped
    public ValueRange {
        if (!Double.isFinite(lo) || !Double.isFinite(hi) || lo > hi) {
            throw new IllegalArgumentException("no range: " + lo + ".." + hi);
        }
    }

    /// The range `-reach..reach`.
    public static ValueRange symmetric(double reach) {
        return new ValueRange(-reach, reach);
    }
}

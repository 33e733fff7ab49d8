package org.tensorloupe.ui.histogram;

/// The values that are seen, from left to right. Their distance may be beyond a float64's range.
///
/// @param lo value at the left end, finite
/// @param hi value at the right end, finite, above `lo`
record ValueAxis(double lo, double hi) {
    /// @throws IllegalArgumentException if an end is not finite, or they are not in order
    ValueAxis {
        if (!Double.isFinite(lo) || !Double.isFinite(hi) || !(lo < hi)) {
            throw new IllegalArgumentException("no axis: " + lo + ".." + hi);
        }
    }

    /// Where a value stands: 0 at the left end, 1 at the right one; may be outside.
    double place(double value) {
        return (value / 2 - lo / 2) / halfSpan();
    }

    /// The value at a place, as far as there is one.
    double value(double place) {
        double value = lo * (1 - place) + hi * place;
        return Math.clamp(value, -Double.MAX_VALUE, Double.MAX_VALUE);
    }

    /// The distance of two values that stand `1 / parts` of the axis apart.
    ///
    /// @param parts 2 or more
    double part(double parts) {
        return halfSpan() / (parts / 2);
    }

    /// Half the distance of the ends, always finite.
    double halfSpan() {
        return hi / 2 - lo / 2;
    }

    /// The largest magnitude on the axis.
    double reach() {
        return Math.max(Math.abs(lo), Math.abs(hi));
    }

    /// An axis of which the value at a place stays there.
    ///
    /// @param factor above 1 to see less, in more detail
    /// @param least the least distance of the ends
    ValueAxis zoomed(double factor, double place, double least) {
        double at = value(place);
        double half = Math.max(halfSpan() / factor, least / 2);
        return between(at - 2 * half * place, at + 2 * half * (1 - place));
    }

    /// An axis moved by a share of its length, positive to see greater values.
    ValueAxis moved(double share) {
        double by = 2 * halfSpan() * share;
        return between(lo + by, hi + by);
    }

    private ValueAxis between(double from, double to) {
        double lower = Math.clamp(from, -Double.MAX_VALUE, Double.MAX_VALUE);
        double upper = Math.clamp(to, -Double.MAX_VALUE, Double.MAX_VALUE);
        return lower < upper ? new ValueAxis(lower, upper) : this;
    }
}

package org.tensorloupe.stats;

import java.util.function.LongToDoubleFunction;

/// The linear definition of quantiles (type 7 of Hyndman and Fan), as NumPy computes it.
final class Quantiles {
    private Quantiles() {}

    /// @param total number of elements, 1 or more
    /// @param p 0 to 1
    /// @param valueAt the element of a rank
    static double linear(long total, double p, LongToDoubleFunction valueAt) {
        double position = position(total, p);
        long rank = (long) position;
        double low = valueAt.applyAsDouble(rank);
        double share = position - rank;
        return share == 0 ? low : between(low, valueAt.applyAsDouble(rank + 1), share);
    }

    /// The rank of a quantile, with a fraction.
    static double position(long total, double p) {
        if (!(p >= 0 && p <= 1)) {
            throw new IllegalArgumentException("not a share: " + p);
        }
        return Math.min((double) (total - 1) * p, (double) (total - 1));
    }

    /// A point between two values, computed from the nearer end.
    static double between(double low, double high, double share) {
        double gap = high - low;
        if (Double.isInfinite(gap)) {
            return low * (1 - share) + high * share;
        }
        return share < 0.5 ? low + gap * share : high - gap * (1 - share);
    }
}

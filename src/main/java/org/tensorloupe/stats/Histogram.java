package org.tensorloupe.stats;

/// How the finite elements of a tensor are distributed. Immutable, any thread.
public sealed interface Histogram permits SortedValues, BucketCounts, Digest, NoCounts {
    /// Number of finite elements.
    long total();

    /// Whether anything but [#total()] is known; if not, asking for it is a defect.
    default boolean isKnown() {
        return true;
    }

    /// Whether quantiles and counts are exact; otherwise quantiles are within 1% of the value.
    boolean isExact();

    /// The element of a rank, in ascending order.
    ///
    /// @param rank 0 to total() - 1
    double valueAt(long rank);

    /// How many elements are less than `x`.
    long below(double x);

    /// How many elements are at most `x`.
    long upTo(double x);

    /// Bytes that this object holds.
    long weight();

    /// The value below which the share `p` of the elements lies, interpolated linearly between the
    /// two nearest ranks, as NumPy's `quantile` does by default.
    ///
    /// @param p 0 to 1
    /// @throws IllegalStateException if there are no elements
    default double quantile(double p) {
        if (total() == 0) {
            throw new IllegalStateException("no elements");
        }
        return Quantiles.linear(total(), p, this::valueAt) + 0.0;
    }

    /// Counts of equally wide bins, as NumPy's `histogram` defines them: each bin holds its lower
    /// edge, the last one also its upper. Elements outside are not counted.
    ///
    /// @param lo lower edge of the first bin
    /// @param hi upper edge of the last bin, `lo` or more
    /// @param bins number of bins, 1 or more
    default long[] counts(double lo, double hi, int bins) {
        if (!(lo <= hi) || !Double.isFinite(hi - lo) || bins < 1) {
            throw new IllegalArgumentException(bins + " bins from " + lo + " to " + hi);
        }
        long[] counts = new long[bins];
        double step = (hi - lo) / bins;
        long before = below(lo);
        for (int bin = 0; bin < bins; bin++) {
            long after = bin == bins - 1 ? upTo(hi) : below(lo + (bin + 1) * step);
            counts[bin] = Math.max(0, after - before);
            before = Math.max(before, after);
        }
        return counts;
    }
}

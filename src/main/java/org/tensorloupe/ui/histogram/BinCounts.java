package org.tensorloupe.ui.histogram;

import org.tensorloupe.stats.Histogram;

/// How many elements of a tensor are where.
///
/// @param counts elements in each bin; not to be changed
/// @param below finite elements left of the axis
/// @param above finite elements right of it
@SuppressWarnings("ArrayRecordComponent")
record BinCounts(long[] counts, long below, long above) {
    /// What a histogram says: about right where it is not exact.
    static BinCounts of(Histogram histogram, ValueAxis axis, Bins bins) {
        return new BinCounts(
                bins.counts(histogram),
                histogram.below(axis.lo()),
                histogram.total() - histogram.upTo(axis.hi()));
    }

    long in(int bin) {
        return counts[bin];
    }
}

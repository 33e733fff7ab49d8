package org.tensorloupe.stats;

/// Moves the edges of buckets to the numbers that are known to be the first or the last in them, so
/// that the extremes, and the numbers on either side of 0, are exact.
final class BucketEdges {
    private final double[] low;
    private final double[] high;
    private final long[] before;

    /// @param low least value of each bucket, ascending; changed
    /// @param high largest value of each bucket; changed
    /// @param before number of elements before each bucket, and at the end all
    BucketEdges(double[] low, double[] high, long[] before) {
        this.low = low;
        this.high = high;
        this.before = before;
    }

    void tighten(Extremes extremes) {
        int last = low.length - 1;
        for (int i = 0; i <= last; i++) {
            if (high[i] < 0) {
                if ((i == last || high[i + 1] >= 0) && extremes.below() >= low[i]) {
                    pin(i, high, low, extremes.below());
                }
            } else if (low[i] > 0) {
                if ((i == 0 || low[i - 1] <= 0) && extremes.above() <= high[i]) {
                    pin(i, low, high, extremes.above());
                }
            } else {
                low[i] = extremes.below() < low[i] ? 0 : low[i];
                high[i] = extremes.above() > high[i] ? 0 : high[i];
            }
        }
        pin(0, low, high, extremes.min());
        pin(last, high, low, extremes.max());
    }

    private void pin(int bucket, double[] edge, double[] opposite, double value) {
        edge[bucket] = value;
        if (before[bucket + 1] - before[bucket] == 1) {
            opposite[bucket] = value;
        }
    }
}

package org.tensorloupe.stats;

/// Counts of the finite elements by bucket.
///
/// Within a bucket that is wider than one value the elements are taken to be spread evenly.
final class BucketCounts implements Histogram {
    private final boolean exact;
    private final double[] low;
    private final double[] high;
    private final long[] before;

    /// @param exact whether each bucket is a single value
    /// @param low least value of each bucket, ascending; not to be changed
    /// @param high largest value of each bucket; the same array as `low` if exact
    /// @param before number of elements before each bucket, and at the end all
    BucketCounts(boolean exact, double[] low, double[] high, long[] before) {
        this.exact = exact;
        this.low = low;
        this.high = high;
        this.before = before;
    }

    @Override
    public long total() {
        return before[low.length];
    }

    @Override
    public boolean isExact() {
        return exact;
    }

    @Override
    public double valueAt(long rank) {
        int from = 0;
        int to = low.length - 1;
        while (from < to) {
            int middle = (from + to + 1) >>> 1;
            if (before[middle] <= rank) {
                from = middle;
            } else {
                to = middle - 1;
            }
        }
        double count = before[from + 1] - before[from];
        double share = count == 1 ? 0.5 : (rank - before[from]) / (count - 1);
        return low[from] == high[from]
                ? low[from]
                : Quantiles.between(low[from], high[from], share);
    }

    @Override
    public long below(double x) {
        return cumulative(x, false);
    }

    @Override
    public long upTo(double x) {
        return cumulative(x, true);
    }

    private long cumulative(double x, boolean including) {
        int from = 0;
        int to = low.length;
        while (from < to) {
            int middle = (from + to) >>> 1;
            boolean whole = including ? high[middle] <= x : high[middle] < x;
            if (whole) {
                from = middle + 1;
            } else {
                to = middle;
            }
        }
        if (from == low.length || low[from] >= x) {
            return before[from];
        }
        double share = (x - low[from]) / (high[from] - low[from]);
        return before[from] + Math.round(share * (before[from + 1] - before[from]));
    }

    @Override
    public long weight() {
        return 8L * (low.length + (exact ? 0 : high.length) + before.length);
    }
}

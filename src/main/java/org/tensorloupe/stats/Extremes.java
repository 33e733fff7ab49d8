package org.tensorloupe.stats;

/// The least and the largest finite number, where each stands first, and the numbers next to 0 on
/// either side. Not thread-safe.
final class Extremes {
    private double min = Double.POSITIVE_INFINITY;
    private double max = Double.NEGATIVE_INFINITY;
    private long argMin = -1;
    private long argMax = -1;
    private double below = Double.NEGATIVE_INFINITY;
    private double above = Double.POSITIVE_INFINITY;

    /// Takes a block.
    ///
    /// @param position of its first element
    /// @param block all its elements, finite or not
    /// @param range of the finite ones
    void add(long position, Block block, BlockRange range) {
        if (range.min() < min) {
            min = range.min();
            argMin = position + block.indexOf(min);
        }
        if (range.max() > max) {
            max = range.max();
            argMax = position + block.indexOf(max);
        }
        below = Math.max(below, range.below());
        above = Math.min(above, range.above());
    }

    /// Takes the least and the largest of numbers, and where each stands first; for histograms that
    /// know each number by itself.
    void add(double least, long leastAt, double largest, long largestAt) {
        min = least;
        argMin = leastAt;
        max = largest;
        argMax = largestAt;
    }

    void merge(Extremes later) {
        if (later.min < min) {
            min = later.min;
            argMin = later.argMin;
        }
        if (later.max > max) {
            max = later.max;
            argMax = later.argMax;
        }
        below = Math.max(below, later.below);
        above = Math.min(above, later.above);
    }

    /// Least number, never -0.
    double min() {
        return min + 0.0;
    }

    /// Largest number, never -0.
    double max() {
        return max + 0.0;
    }

    /// Largest negative number; minus infinity if there is none.
    double below() {
        return below;
    }

    /// Least positive number; plus infinity if there is none.
    double above() {
        return above;
    }

    long argMin() {
        return argMin;
    }

    long argMax() {
        return argMax;
    }
}

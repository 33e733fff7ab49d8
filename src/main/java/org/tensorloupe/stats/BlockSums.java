package org.tensorloupe.stats;

import java.util.Arrays;

/// The sums of one block of numbers: the inner loops of all statistics. Not thread-safe.
///
/// They are written so that the JIT compiler vectorises them: sums go to separate lanes of one
/// array, as it never reorders a single sum, and numbers are compared by their bit patterns as
/// integers. With the sign bit first, positive patterns are in order and negative ones reversed; a
/// pattern less 1, with or without its sign flipped, is least for the number next to 0 on one side
/// and never for 0 itself.
final class BlockSums {
    private static final int LANES = 64;
    private static final int ROWS = 4;
    private static final int MOST_TRIES = 4;

    private final double[] lanes = new double[3 * LANES];
    private double pivot;
    private double sum;
    private double squares;
    private double absolute;
    private double min;
    private double max;
    private double above;
    private double below;
    private int zeros;

    /// Sums a block. If it holds NaN or an infinity, [#absolute()] is not finite, and the other
    /// results mean nothing.
    ///
    /// @param block one number or more
    /// @param about a finite number, best near their mean
    void about(Block block, double about) {
        pivot = about;
        if (block.isNarrow()) {
            sumFloats(block.narrow(), block.size());
            compareFloats(block.bits(), block.size());
        } else {
            sumDoubles(block.wide(), block.size());
            compareDoubles(block.longBits(), block.size());
        }
    }

    /// Sums the block again about a better pivot, where the first was so far from the mean that
    /// the squares would lose digits.
    void refine(Block block) {
        for (int i = 0; i < MOST_TRIES && centredSquares(block.size()) < squares / 4; i++) {
            about(block, pivot + sum / block.size());
        }
    }

    private void sumFloats(float[] x, int n) {
        double[] into = lanes;
        Arrays.fill(into, 0);
        int whole = n - n % (ROWS * LANES);
        for (int row = 0; row < whole; row += ROWS * LANES) {
            addRows(x, row, pivot, into);
        }
        double distances = 0;
        double squared = 0;
        double magnitudes = 0;
        for (int lane = 0; lane < LANES; lane++) {
            distances += into[lane];
            squared += into[lane + LANES];
            magnitudes += into[lane + 2 * LANES];
        }
        for (int i = whole; i < n; i++) {
            double distance = x[i] - pivot;
            distances += distance;
            squared += distance * distance;
            magnitudes += Math.abs(x[i]);
        }
        sum = distances;
        squares = squared;
        absolute = magnitudes;
    }

    private static void addRows(float[] x, int row, double about, double[] into) {
        for (int lane = 0; lane < LANES; lane++) {
            double x0 = x[row + lane];
            double x1 = x[row + LANES + lane];
            double x2 = x[row + 2 * LANES + lane];
            double x3 = x[row + 3 * LANES + lane];
            double d0 = x0 - about;
            double d1 = x1 - about;
            double d2 = x2 - about;
            double d3 = x3 - about;
            double squared = Math.fma(d0, d0, into[lane + LANES]);
            squared = Math.fma(d1, d1, squared);
            squared = Math.fma(d2, d2, squared);
            into[lane] += (d0 + d1) + (d2 + d3);
            into[lane + LANES] = Math.fma(d3, d3, squared);
            into[lane + 2 * LANES] += (Math.abs(x0) + Math.abs(x1)) + (Math.abs(x2) + Math.abs(x3));
        }
    }

    private void compareFloats(int[] bits, int n) {
        int least = Integer.MAX_VALUE;
        int largest = Integer.MIN_VALUE;
        int positive = Integer.MAX_VALUE;
        int negative = Integer.MAX_VALUE;
        for (int i = 0; i < n; i++) {
            int pattern = bits[i];
            int before = pattern - 1;
            int ordered = pattern ^ ((pattern >> 31) & Integer.MAX_VALUE);
            least = Math.min(least, ordered);
            largest = Math.max(largest, ordered);
            positive = Math.min(positive, before + Integer.MIN_VALUE);
            negative = Math.min(negative, before);
        }
        int found = 0;
        for (int i = 0; i < n; i++) {
            found += ((bits[i] & Integer.MAX_VALUE) - 1) >>> 31;
        }
        zeros = found;
        min = Float.intBitsToFloat(least ^ ((least >> 31) & Integer.MAX_VALUE));
        max = Float.intBitsToFloat(largest ^ ((largest >> 31) & Integer.MAX_VALUE));
        above =
                positive >= 0
                        ? Double.POSITIVE_INFINITY
                        : Float.intBitsToFloat(positive + Integer.MIN_VALUE + 1);
        below = negative >= -1 ? Double.NEGATIVE_INFINITY : Float.intBitsToFloat(negative + 1);
    }

    private void sumDoubles(double[] x, int n) {
        double about = pivot;
        double sum0 = 0;
        double sum1 = 0;
        double squares0 = 0;
        double squares1 = 0;
        double absolute0 = 0;
        double absolute1 = 0;
        for (int i = 0; i < n - 1; i += 2) {
            double d0 = x[i] - about;
            double d1 = x[i + 1] - about;
            sum0 += d0;
            sum1 += d1;
            squares0 += d0 * d0;
            squares1 += d1 * d1;
            absolute0 += Math.abs(x[i]);
            absolute1 += Math.abs(x[i + 1]);
        }
        if (n % 2 == 1) {
            double d = x[n - 1] - about;
            sum0 += d;
            squares0 += d * d;
            absolute0 += Math.abs(x[n - 1]);
        }
        sum = sum0 + sum1;
        squares = squares0 + squares1;
        absolute = absolute0 + absolute1;
    }

    private void compareDoubles(long[] bits, int n) {
        long least = Long.MAX_VALUE;
        long largest = Long.MIN_VALUE;
        long positive = Long.MAX_VALUE;
        long negative = Long.MAX_VALUE;
        for (int i = 0; i < n; i++) {
            long pattern = bits[i];
            long before = pattern - 1;
            long ordered = pattern ^ ((pattern >> 63) & Long.MAX_VALUE);
            least = Math.min(least, ordered);
            largest = Math.max(largest, ordered);
            positive = Math.min(positive, before + Long.MIN_VALUE);
            negative = Math.min(negative, before);
        }
        long found = 0;
        for (int i = 0; i < n; i++) {
            found += ((bits[i] & Long.MAX_VALUE) - 1) >>> 63;
        }
        zeros = (int) found;
        min = Double.longBitsToDouble(least ^ ((least >> 63) & Long.MAX_VALUE));
        max = Double.longBitsToDouble(largest ^ ((largest >> 63) & Long.MAX_VALUE));
        above =
                positive >= 0
                        ? Double.POSITIVE_INFINITY
                        : Double.longBitsToDouble(positive + Long.MIN_VALUE + 1);
        below = negative >= -1 ? Double.NEGATIVE_INFINITY : Double.longBitsToDouble(negative + 1);
    }

    /// The number that the sums are about.
    double pivot() {
        return pivot;
    }

    /// Sum of the distances from the pivot.
    double sum() {
        return sum;
    }

    /// Sum of the squared distances from the mean.
    double centredSquares(int n) {
        return Math.max(0, squares - sum * sum / n);
    }

    /// Sum of the absolute values.
    double absolute() {
        return absolute;
    }

    /// Least number.
    double min() {
        return min;
    }

    /// Largest number.
    double max() {
        return max;
    }

    /// Least positive number; plus infinity if there is none.
    double above() {
        return above;
    }

    /// Largest negative number; minus infinity if there is none.
    double below() {
        return below;
    }

    /// How many numbers are 0 or -0.
    int zeros() {
        return zeros;
    }
}

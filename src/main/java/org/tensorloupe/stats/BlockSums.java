package org.tensorloupe.stats;

/// The sums of one block of numbers: the inner loop of all statistics. Not thread-safe.
///
/// The block fits the first-level cache, so a further look at it is cheap.
final class BlockSums {
    /// The most numbers in a block.
    static final int SIZE = 2048;

    private static final int MOST_TRIES = 4;

    private double pivot;
    private double sum;
    private double squares;
    private double absolute;
    private double min;
    private double max;
    private int n;

    /// Sums a block. If it holds NaN or an infinity, [#absolute()] is not finite, and the other
    /// results mean nothing.
    ///
    /// @param x the numbers
    /// @param count how many, 1 or more
    /// @param about a finite number, best near their mean
    void about(double[] x, int count, double about) {
        double sum0 = 0;
        double sum1 = 0;
        double squares0 = 0;
        double squares1 = 0;
        double absolute0 = 0;
        double absolute1 = 0;
        double least = x[0];
        double largest = x[0];
        int i = 0;
        for (; i < count - 1; i += 2) {
            double d0 = x[i] - about;
            double d1 = x[i + 1] - about;
            sum0 += d0;
            sum1 += d1;
            squares0 += d0 * d0;
            squares1 += d1 * d1;
            absolute0 += Math.abs(x[i]);
            absolute1 += Math.abs(x[i + 1]);
            least = Math.min(least, Math.min(x[i], x[i + 1]));
            largest = Math.max(largest, Math.max(x[i], x[i + 1]));
        }
        if (i < count) {
            double d = x[i] - about;
            sum0 += d;
            squares0 += d * d;
            absolute0 += Math.abs(x[i]);
            least = Math.min(least, x[i]);
            largest = Math.max(largest, x[i]);
        }
        pivot = about;
        sum = sum0 + sum1;
        squares = squares0 + squares1;
        absolute = absolute0 + absolute1;
        min = least;
        max = largest;
        n = count;
    }

    /// Sums the block again about a better pivot, where the first was so far from the mean that
    /// the squares would lose digits.
    void refine(double[] x, int count) {
        for (int i = 0; i < MOST_TRIES && centredSquares() < squares / 4; i++) {
            about(x, count, pivot + sum / count);
        }
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
    double centredSquares() {
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
}

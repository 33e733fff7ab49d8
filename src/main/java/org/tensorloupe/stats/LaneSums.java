package org.tensorloupe.stats;

import java.util.Arrays;

/// Sums of many numbers, of their squares and of their magnitudes: the inner loops of all
/// statistics. Not thread-safe.
///
/// The JIT compiler never reorders a sum, so it cannot vectorise one; here each of some hundred
/// lanes has a sum of its own. It also has to know that the sums it writes are not the numbers it
/// reads, which it does only where they stand in one array a constant distance apart: the lanes are
/// behind the numbers. Three short loops are compiled sooner than a long one, and run as fast.
final class LaneSums {
    private static final int LANES = 512;
    private static final int ROWS = 4;

    /// How many numbers go to the lanes at once.
    static final int NUMBERS = ROWS * LANES;

    private static final int SUMS = NUMBERS;
    private static final int SQUARES = SUMS + LANES;
    private static final int MAGNITUDES = SQUARES + LANES;
    private static final int ROOM = MAGNITUDES + LANES;

    /// Squares about a pivot this many times those about the mean have lost two of 16 digits.
    private static final double STRAYED = 64;

    private static final double[] NO_LANES = {};

    private double[] lanes = NO_LANES;
    private double pivot;
    private long n;
    private double sum;
    private double squares;
    private double absolute;

    /// Length of an array for numbers and what is added up behind them.
    ///
    /// @param numbers at most [#NUMBERS]; fewer are added one by one and need no lanes
    static int room(int numbers) {
        return numbers < NUMBERS ? numbers : ROOM;
    }

    /// Begins anew.
    ///
    /// @param about a finite number, best near the mean of those to come
    void begin(double about) {
        collect();
        pivot = about;
        n = 0;
        sum = 0;
        squares = 0;
        absolute = 0;
    }

    /// Adds finite numbers.
    ///
    /// @param numbers as long as [#room(int)] says; the same array until the next [#begin(double)],
    ///     unless it has no lanes
    /// @param count the first so many
    void add(double[] numbers, int count) {
        n += count;
        if (count == NUMBERS && numbers.length == ROOM) {
            lanes = numbers;
            addDistances(numbers, pivot);
            addSquares(numbers, pivot);
            addMagnitudes(numbers);
        } else {
            addOneByOne(numbers, count);
        }
    }

    private static void addDistances(double[] z, double about) {
        for (int lane = 0; lane < LANES; lane++) {
            double d0 = z[lane] - about;
            double d1 = z[LANES + lane] - about;
            double d2 = z[2 * LANES + lane] - about;
            double d3 = z[3 * LANES + lane] - about;
            z[SUMS + lane] += (d0 + d1) + (d2 + d3);
        }
    }

    private static void addSquares(double[] z, double about) {
        for (int lane = 0; lane < LANES; lane++) {
            double d0 = z[lane] - about;
            double d1 = z[LANES + lane] - about;
            double d2 = z[2 * LANES + lane] - about;
            double d3 = z[3 * LANES + lane] - about;
            double squared = Math.fma(d0, d0, z[SQUARES + lane]);
            squared = Math.fma(d1, d1, squared);
            squared = Math.fma(d2, d2, squared);
            z[SQUARES + lane] = Math.fma(d3, d3, squared);
        }
    }

    private static void addMagnitudes(double[] z) {
        for (int lane = 0; lane < LANES; lane++) {
            double x0 = Math.abs(z[lane]);
            double x1 = Math.abs(z[LANES + lane]);
            double x2 = Math.abs(z[2 * LANES + lane]);
            double x3 = Math.abs(z[3 * LANES + lane]);
            z[MAGNITUDES + lane] += (x0 + x1) + (x2 + x3);
        }
    }

    private void addOneByOne(double[] x, int count) {
        double distances = 0;
        double squared = 0;
        double magnitudes = 0;
        for (int i = 0; i < count; i++) {
            double d = x[i] - pivot;
            distances += d;
            squared = Math.fma(d, d, squared);
            magnitudes += Math.abs(x[i]);
        }
        sum += distances;
        squares += squared;
        absolute += magnitudes;
    }

    /// Takes what stands in the lanes, and leaves zeros there.
    private void collect() {
        double[] z = lanes;
        if (z.length == 0) {
            return;
        }
        for (int lane = 0; lane < LANES; lane++) {
            sum += z[SUMS + lane];
            squares += z[SQUARES + lane];
            absolute += z[MAGNITUDES + lane];
        }
        Arrays.fill(z, SUMS, ROOM, 0);
        lanes = NO_LANES;
    }

    /// How many numbers were added.
    long count() {
        return n;
    }

    /// The number that the sums are about.
    double pivot() {
        return pivot;
    }

    /// Sum of the distances from the pivot.
    double sum() {
        collect();
        return sum;
    }

    /// Sum of the squared distances from the mean.
    double centredSquares() {
        collect();
        return Math.max(0, squares - sum * sum / n);
    }

    /// Sum of the absolute values.
    double absolute() {
        collect();
        return absolute;
    }

    /// Whether the pivot turned out so far from the mean that the squares lost digits; they are
    /// better summed again about [#mean()].
    boolean hasStrayed() {
        return centredSquares() < squares / STRAYED;
    }

    /// Mean of the numbers.
    double mean() {
        return pivot + sum() / n;
    }
}

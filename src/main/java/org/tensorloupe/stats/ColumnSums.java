package org.tensorloupe.stats;

import java.util.Arrays;

/// Sums down the columns of a small table of numbers, written so that the JIT compiler vectorises
/// them across the columns. Not thread-safe.
final class ColumnSums {
    private double[] sums = {};
    private double[] squares = {};
    private double[] least = {};
    private double[] largest = {};
    private double[] nearest = {};
    private double[] pivots = {};

    /// Sums and extremes of each column; where the sum is not finite, they mean nothing.
    ///
    /// @param x the table, row by row
    /// @param from its first number
    void look(double[] x, int from, int rows, int lanes) {
        if (sums.length < lanes) {
            sums = new double[lanes];
            squares = new double[lanes];
            least = new double[lanes];
            largest = new double[lanes];
            nearest = new double[lanes];
            pivots = new double[lanes];
        }
        Arrays.fill(sums, 0, lanes, 0);
        Arrays.fill(least, 0, lanes, Double.POSITIVE_INFINITY);
        Arrays.fill(largest, 0, lanes, Double.NEGATIVE_INFINITY);
        Arrays.fill(nearest, 0, lanes, Double.POSITIVE_INFINITY);
        for (int row = 0; row < rows; row++) {
            look(x, from + row * lanes, lanes, sums, least, largest, nearest);
        }
    }

    private static void look(
            double[] x,
            int at,
            int lanes,
            double[] sums,
            double[] least,
            double[] largest,
            double[] nearest) {
        for (int lane = 0; lane < lanes; lane++) {
            double value = x[at + lane];
            sums[lane] += value;
            least[lane] = Math.min(least[lane], value);
            largest[lane] = Math.max(largest[lane], value);
            nearest[lane] = Math.min(nearest[lane], Math.abs(value));
        }
    }

    /// Takes each column's mean as what [#distances] measures from.
    void takeMeans(int rows, int lanes) {
        for (int lane = 0; lane < lanes; lane++) {
            pivots[lane] = sums[lane] / rows;
        }
    }

    /// Takes one number for all columns as what [#distances] measures from.
    void take(double pivot, int lanes) {
        Arrays.fill(pivots, 0, lanes, pivot);
    }

    /// Replaces the sums by those of the distances from the pivots, and sums their squares.
    void distances(double[] x, int from, int rows, int lanes) {
        Arrays.fill(sums, 0, lanes, 0);
        Arrays.fill(squares, 0, lanes, 0);
        for (int row = 0; row < rows; row++) {
            distances(x, from + row * lanes, lanes, pivots, sums, squares);
        }
    }

    private static void distances(
            double[] x, int at, int lanes, double[] pivots, double[] sums, double[] squares) {
        for (int lane = 0; lane < lanes; lane++) {
            double distance = x[at + lane] - pivots[lane];
            sums[lane] += distance;
            squares[lane] = Math.fma(distance, distance, squares[lane]);
        }
    }

    double sum(int lane) {
        return sums[lane];
    }

    double squares(int lane) {
        return squares[lane];
    }

    double min(int lane) {
        return least[lane];
    }

    double max(int lane) {
        return largest[lane];
    }

    /// The smallest magnitude: 0 if the column has a 0.
    double nearest(int lane) {
        return nearest[lane];
    }

    double pivot(int lane) {
        return pivots[lane];
    }
}

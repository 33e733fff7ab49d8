package org.tensorloupe.stats;

/// Sums of finite numbers, and what follows from them. Not thread-safe.
///
/// Some thousand numbers at a time are summed about a pivot near their mean, and merged as Chan,
/// Golub and LeVeque (1979) describe, with compensated sums. Numbers whose squares would leave
/// float64's range are held scaled by a power of two.
final class Moments {
    private static final double LARGE = 0x1p450;
    private static final double SMALL = 0x1p-450;
    private static final int SHIFT = 800;

    private double n;

    /// The sums are of the elements times two to the power of minus this: 0, or ±[#SHIFT].
    private int exponent;

    private final CompensatedSum sum = new CompensatedSum();
    private final CompensatedSum absolute = new CompensatedSum();

    /// Sum of the squared distances from the mean.
    private final CompensatedSum squares = new CompensatedSum();

    /// A number near those that were added, as [LaneSums#begin(double)] wants one.
    ///
    /// @param first given back as long as there is none
    double pivot(double first) {
        return n == 0 || exponent != 0 ? first : sum.value() / n;
    }

    /// By which power of two numbers are to be divided so that their squares stay in range.
    ///
    /// @param magnitude the largest of theirs
    static int exponent(double magnitude) {
        if (magnitude > LARGE) {
            return SHIFT;
        }
        return magnitude < SMALL && magnitude != 0 ? -SHIFT : 0;
    }

    /// Adds numbers.
    ///
    /// @param sums of one number or more
    /// @param shift the numbers were divided by two to the power of this, as [#exponent(double)]
    ///     says
    void add(LaneSums sums, int shift) {
        Moments added = new Moments();
        added.n = sums.count();
        added.exponent = shift;
        added.sum.addProduct(sums.pivot(), added.n);
        added.sum.add(sums.sum());
        added.absolute.add(sums.absolute());
        added.squares.add(sums.centredSquares());
        merge(added);
    }

    /// Adds numbers that occur many times each.
    ///
    /// @param values finite, one or more, none near the ends of float64's range
    /// @param counts how often each occurs, 1 or more
    void add(double[] values, long[] counts) {
        Moments added = new Moments();
        for (int i = 0; i < values.length; i++) {
            added.n += counts[i];
            added.sum.addProduct(values[i], (double) counts[i]);
            added.absolute.addProduct(Math.abs(values[i]), (double) counts[i]);
        }
        double mean = added.sum.value() / added.n;
        for (int i = 0; i < values.length; i++) {
            double distance = values[i] - mean;
            added.squares.addProduct(distance * distance, (double) counts[i]);
        }
        merge(added);
    }

    void merge(Moments other) {
        if (other.n == 0) {
            return;
        }
        align(other);
        if (n > 0) {
            double delta = other.sum.meanMinus(other.n, sum, n);
            double weight = n / (n + other.n) * other.n;
            squares.add(delta * delta * weight);
        }
        squares.add(other.squares);
        sum.add(other.sum);
        absolute.add(other.absolute);
        n += other.n;
    }

    private void align(Moments other) {
        int common = Math.max(exponent, other.exponent);
        if (absolute.value() == 0) {
            common = other.exponent;
        } else if (other.absolute.value() == 0) {
            common = exponent;
        }
        scaleTo(common);
        other.scaleTo(common);
    }

    private void scaleTo(int target) {
        int by = exponent - target;
        if (by != 0) {
            sum.scale(by);
            absolute.scale(by);
            squares.scale(2 * by);
            exponent = target;
        }
    }

    double mean() {
        return Math.scalb(sum.value() / n, exponent);
    }

    /// @param less 0 for the population, 1 for a sample
    double deviation(int less) {
        return Math.scalb(Math.sqrt(Math.max(0, squares.value()) / (n - less)), exponent);
    }

    double absoluteMean() {
        return Math.scalb(absolute.value() / n, exponent);
    }

    double l1() {
        return Math.scalb(absolute.value(), exponent);
    }

    double l2() {
        double mean = sum.value() / n;
        return Math.scalb(Math.sqrt(Math.fma(mean * mean, n, squares.value())), exponent);
    }
}

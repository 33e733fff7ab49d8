package org.tensorloupe.stats;

/// Sums of finite numbers, and what follows from them. Not thread-safe.
///
/// Each block is summed about a pivot near its own mean; blocks and parts are merged as Chan,
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

    /// A number near those that were added, for [BlockSums#about(Block, double)].
    double pivot(Block block) {
        return n == 0 || exponent != 0 ? block.at(0) : sum.value() / n;
    }

    /// Adds a block of finite numbers.
    ///
    /// @param block one number or more, changed if they must be scaled
    /// @param sums of that block about [#pivot(Block)]
    void add(Block block, BlockSums sums) {
        double magnitude = Math.max(Math.abs(sums.min()), Math.abs(sums.max()));
        int shift = 0;
        if (magnitude > LARGE || (magnitude < SMALL && magnitude != 0)) {
            shift = magnitude > LARGE ? SHIFT : -SHIFT;
            block.scale(-shift);
            sums.about(block, block.at(0));
        }
        sums.refine(block);
        Moments added = new Moments();
        added.n = block.size();
        added.exponent = shift;
        added.sum.addProduct(sums.pivot(), block.size());
        added.sum.add(sums.sum());
        added.absolute.add(sums.absolute());
        added.squares.add(sums.centredSquares(block.size()));
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

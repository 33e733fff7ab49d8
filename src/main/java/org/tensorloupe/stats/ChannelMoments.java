package org.tensorloupe.stats;

import java.util.Arrays;

/// Running moments of many channels in flat arrays, 64 bytes for each. Not thread-safe.
///
/// Merged as Chan, Golub and LeVeque (1979) describe, with compensated sums; channels whose squares
/// would leave float64's range are held scaled by a power of two.
final class ChannelMoments {
    private final long[] counts;
    private final double[] sums;
    private final double[] sumRests;
    private final double[] squares;
    private final double[] squareRests;
    private final double[] least;
    private final double[] largest;
    private final int[] exponents;

    /// @param channels number of channels, all without elements yet
    ChannelMoments(int channels) {
        counts = new long[channels];
        sums = new double[channels];
        sumRests = new double[channels];
        squares = new double[channels];
        squareRests = new double[channels];
        least = new double[channels];
        largest = new double[channels];
        exponents = new int[channels];
        Arrays.fill(least, Double.POSITIVE_INFINITY);
        Arrays.fill(largest, Double.NEGATIVE_INFINITY);
    }

    int channels() {
        return counts.length;
    }

    /// Whether a channel is not scaled, as [#add(int, int, double, double, double)] needs it.
    boolean isPlain(int c) {
        return exponents[c] == 0;
    }

    /// Adds numbers to a channel, scaled as the channel is.
    ///
    /// @param n how many, above 0
    /// @param pivot near their mean
    /// @param sum of the distances from the pivot
    /// @param squared sum of their squares
    void add(int c, int n, double pivot, double sum, double squared) {
        double product = pivot * n;
        double rest = Math.fma(pivot, n, -product);
        double total = product + sum;
        double part = total - product;
        rest += (product - (total - part)) + (sum - part);
        merge(c, n, total, rest, Math.max(0, squared - sum * sum / n), 0);
    }

    /// Adds a run, whose numbers may be scaled.
    void add(int c, RunSums run) {
        align(c, run.exponent(), run.min() == 0 && run.max() == 0);
        double factor = Math.scalb(1.0, run.exponent() - exponents[c]);
        double pivot = run.pivot() * factor;
        add(c, run.count(), pivot, run.sum() * factor, run.squares() * factor * factor);
    }

    /// Takes the extremes of added numbers.
    void reach(int c, double min, double max) {
        least[c] = Math.min(least[c], min);
        largest[c] = Math.max(largest[c], max);
    }

    /// Adds the channels of another object, which is not to be used afterwards.
    void merge(ChannelMoments other) {
        for (int c = 0; c < counts.length; c++) {
            if (other.counts[c] > 0) {
                align(c, other.exponents[c], other.least[c] == 0 && other.largest[c] == 0);
                other.scale(c, exponents[c]);
                merge(
                        c,
                        other.counts[c],
                        other.sums[c],
                        other.sumRests[c],
                        other.squares[c],
                        other.squareRests[c]);
                reach(c, other.least[c], other.largest[c]);
            }
        }
    }

    private void merge(int c, long n, double sum, double rest, double squared, double squareRest) {
        double present = counts[c];
        if (present > 0) {
            double mine = sums[c] / present;
            double others = sum / n;
            double myRest = (Math.fma(-mine, present, sums[c]) + sumRests[c]) / present;
            double otherRest = (Math.fma(-others, (double) n, sum) + rest) / n;
            double delta = (others - mine) + (otherRest - myRest);
            addSquares(c, delta * delta * (present / (present + n) * n));
        }
        addSquares(c, squared);
        squareRests[c] += squareRest;
        double total = sums[c] + sum;
        double part = total - sums[c];
        sumRests[c] += (sums[c] - (total - part)) + (sum - part) + rest;
        sums[c] = total;
        counts[c] += n;
    }

    private void addSquares(int c, double x) {
        double total = squares[c] + x;
        double part = total - squares[c];
        squareRests[c] += (squares[c] - (total - part)) + (x - part);
        squares[c] = total;
    }

    /// Scales a channel so that numbers of another scale can be added.
    ///
    /// @param zero whether those are all 0, so that their scale does not matter
    private void align(int c, int exponent, boolean zero) {
        if (counts[c] == 0 || (least[c] == 0 && largest[c] == 0)) {
            exponents[c] = exponent;
        } else if (!zero && exponent > exponents[c]) {
            scale(c, exponent);
        }
    }

    private void scale(int c, int exponent) {
        int by = exponents[c] - exponent;
        if (by != 0) {
            sums[c] = Math.scalb(sums[c], by);
            sumRests[c] = Math.scalb(sumRests[c], by);
            squares[c] = Math.scalb(squares[c], 2 * by);
            squareRests[c] = Math.scalb(squareRests[c], 2 * by);
            exponents[c] = exponent;
        }
    }

    /// Finite numbers of a channel.
    long count(int c) {
        return counts[c];
    }

    double mean(int c) {
        return Math.scalb((sums[c] + sumRests[c]) / counts[c], exponents[c]);
    }

    /// Of the population.
    double deviation(int c) {
        double centred = Math.max(0, squares[c] + squareRests[c]);
        return Math.scalb(Math.sqrt(centred / counts[c]), exponents[c]);
    }

    double l2(int c) {
        double mean = (sums[c] + sumRests[c]) / counts[c];
        double squared = Math.fma(mean * mean, (double) counts[c], squares[c] + squareRests[c]);
        return Math.scalb(Math.sqrt(squared), exponents[c]);
    }

    /// Never -0.
    double min(int c) {
        return least[c] + 0.0;
    }

    /// Never -0.
    double max(int c) {
        return largest[c] + 0.0;
    }
}

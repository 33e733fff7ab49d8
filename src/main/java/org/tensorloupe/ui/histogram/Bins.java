package org.tensorloupe.ui.histogram;

import org.tensorloupe.stats.Histogram;

/// Equally wide bins over an axis, between round numbers. Each holds its lower edge.
///
/// @param first number of the first bin, counted in steps from 0; a whole number
/// @param step width of a bin, above 0
/// @param shift how far edges stand before multiples of the step
/// @param count number of bins
/// @param whole whether the numbers are integers
record Bins(double first, double step, double shift, int count, boolean whole) {
    private static final int MOST = 1 << 12;

    /// Bins that cover an axis.
    ///
    /// @param most about how many there is room for
    static Bins of(ValueAxis axis, BinRule rule, int most) {
        double step = rule.step(axis.part(most), axis.reach());
        double shift = rule.shift(axis.reach());
        double first = Math.floor(axis.lo() / step + shift / step);
        double last = Math.ceil(axis.hi() / step + shift / step);
        int count = (int) Math.clamp(last - first, 1, MOST);
        return new Bins(first, step, shift, count, rule.unit() == 1);
    }

    /// Bins of which one has a value in its middle.
    ///
    /// @param value on the axis
    /// @param most odd number of bins
    static Bins about(double value, ValueAxis axis, int most) {
        double step = axis.part(most);
        return new Bins(-(most / 2), step, step / 2 - value, most, false);
    }

    /// The lower edge of a bin, or the upper one of the bin before.
    double edge(int bin) {
        double edge = (first + bin) * step - shift;
        return Math.clamp(edge, -Double.MAX_VALUE, Double.MAX_VALUE);
    }

    /// The bin that holds a value, -1 if none does.
    int at(double value) {
        double bin = Math.floor(value / step + shift / step) - first;
        return bin >= 0 && bin < count ? (int) bin : -1;
    }

    /// How many elements are in each bin.
    long[] counts(Histogram histogram) {
        long[] counts = new long[count];
        long before = histogram.below(edge(0));
        for (int bin = 0; bin < count; bin++) {
            double edge = edge(bin + 1);
            long after = edge == Double.MAX_VALUE ? histogram.total() : histogram.below(edge);
            counts[bin] = Math.max(0, after - before);
            before = Math.max(before, after);
        }
        return counts;
    }
}

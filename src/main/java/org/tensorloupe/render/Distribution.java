package org.tensorloupe.render;

import org.tensorloupe.stats.Summary;

/// What a [RangeRule] needs to know of values: their finite ones, in order.
///
/// A whole tensor's statistics can stand behind it, so that a range stays the same across slices;
/// or the values of one picture, see [#of(double...)].
public interface Distribution {
    /// Whether there is no finite value; then there is nothing else to ask.
    boolean isEmpty();

    /// The least finite value.
    double min();

    /// The greatest finite value.
    double max();

    /// The value below which a share of the finite values lies.
    ///
    /// @param share 0 to 1
    double quantile(double share);

    /// The distribution of a whole tensor, whose quantiles are as exact as its summary's.
    static Distribution of(Summary summary) {
        return new SummaryDistribution(summary);
    }

    /// The exact distribution of an array, which must not change afterwards. Quantiles are
    /// interpolated as NumPy's `quantile(method="linear")` does. Sorts a copy when a quantile is
    /// first asked for; not thread-safe.
    static Distribution of(double... values) {
        return new SortedValues(values);
    }
}

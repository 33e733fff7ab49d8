package org.tensorloupe.render;

/// How the range of colours follows from values. NaN and ±Inf take no part. Values without a finite
/// one have the range 0..0.
public sealed interface RangeRule {
    /// The range for values.
    ValueRange range(Distribution values);

    /// Least to greatest value of each filter's shown channels, or of each channel where all are
    /// shown; only for filters.
    record PerFilter() implements RangeRule {
        @Override
        public ValueRange range(Distribution values) {
            return new MinMax().range(values);
        }
    }

    /// Least to greatest value of all that is shown: of a filter grid, its shared range.
    record MinMax() implements RangeRule {
        @Override
        public ValueRange range(Distribution values) {
            return values.isEmpty() ? ValueRange.NONE : new ValueRange(values.min(), values.max());
        }
    }

    /// About 0, as far as the largest magnitude.
    record Symmetric() implements RangeRule {
        @Override
        public ValueRange range(Distribution values) {
            return values.isEmpty()
                    ? ValueRange.NONE
                    : ValueRange.symmetric(
                            Math.max(Math.abs(values.min()), Math.abs(values.max())));
        }
    }

    /// About 0, as far as the larger of |p0.5| and |p99.5|, so that single outliers do not wash out
    /// the rest.
    record Robust() implements RangeRule {
        @Override
        public ValueRange range(Distribution values) {
            return values.isEmpty()
                    ? ValueRange.NONE
                    : ValueRange.symmetric(
                            Math.max(
                                    Math.abs(values.quantile(0.005)),
                                    Math.abs(values.quantile(0.995))));
        }
    }

    /// From one percentile to another.
    ///
    /// @param low 0 to 100
    /// @param high 0 to 100, not below `low`
    record Percentiles(double low, double high) implements RangeRule {
        /// @throws IllegalArgumentException if a percentile is outside 0 to 100, or they are swapped
        public Percentiles {
            if (!(0 <= low && low <= high && high <= 100)) {
                throw new IllegalArgumentException("no percentiles: p" + low + "," + high);
            }
        }

        @Override
        public ValueRange range(Distribution values) {
            return values.isEmpty()
                    ? ValueRange.NONE
                    : new ValueRange(values.quantile(low / 100), values.quantile(high / 100));
        }
    }

    /// Given limits.
    record Fixed(ValueRange limits) implements RangeRule {
        @Override
        public ValueRange range(Distribution values) {
            return limits;
        }
    }

    /// The rule that the command line writes as `per-filter`, `minmax`, `symmetric` ([Robust]), `pA,B`
    /// or `LO,HI`.
    ///
    /// @throws IllegalArgumentException with a sentence for the user
    static RangeRule parse(String text) {
        return switch (text) {
            case "per-filter" -> new PerFilter();
            case "minmax" -> new MinMax();
            case "symmetric" -> new Robust();
            default -> limits(text);
        };
    }

    private static RangeRule limits(String text) {
        boolean percent = text.startsWith("p");
        String[] ends = text.substring(percent ? 1 : 0).split(",", -1);
        if (ends.length != 2) {
            throw new IllegalArgumentException(
                    "range '" + text + "' is none of per-filter, minmax, symmetric, pA,B, LO,HI");
        }
        double lo = number(ends[0], text);
        double hi = number(ends[1], text);
        if (percent && (lo < 0 || hi > 100)) {
            throw new IllegalArgumentException(
                    "range '" + text + "': percentiles go from 0 to 100");
        }
        if (lo > hi) {
            throw new IllegalArgumentException("range '" + text + "': the lower end comes first");
        }
        return percent ? new Percentiles(lo, hi) : new Fixed(new ValueRange(lo, hi));
    }

    private static double number(String end, String text) {
        double value;
        try {
            value = Double.parseDouble(end);
        } catch (NumberFormatException _) {
            value = Double.NaN;
        }
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException("range '" + text + "': '" + end + "' is no number");
        }
        return value;
    }
}

package org.tensorloupe.ui.picture.filters;

import java.util.Arrays;

/// Statistics of a few weights, over the finite ones; NaN where there is none.
///
/// @param min least
/// @param max greatest
/// @param mean arithmetic mean
/// @param std population standard deviation
/// @param norm L2 norm
record PlaneSummary(double min, double max, double mean, double std, double norm) {
    /// Computes them.
    static PlaneSummary of(double... values) {
        double[] finite = Arrays.stream(values).filter(Double::isFinite).toArray();
        if (finite.length == 0) {
            return new PlaneSummary(Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN);
        }
        double mean = Arrays.stream(finite).sum() / finite.length;
        double spread = Arrays.stream(finite).map(v -> (v - mean) * (v - mean)).sum();
        return new PlaneSummary(
                Arrays.stream(finite).min().orElseThrow(),
                Arrays.stream(finite).max().orElseThrow(),
                mean,
                Math.sqrt(spread / finite.length),
                Math.sqrt(Arrays.stream(finite).map(v -> v * v).sum()));
    }
}

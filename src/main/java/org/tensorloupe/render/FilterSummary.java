package org.tensorloupe.render;

/// Statistics of one filter over its finite weights, in float64; NaN where there is none.
///
/// @param filter index of the filter
/// @param min least weight
/// @param max greatest weight
/// @param mean arithmetic mean
/// @param std population standard deviation
/// @param norm L2 norm
/// @param special how many weights are NaN or ±Inf
public record FilterSummary(
        int filter, double min, double max, double mean, double std, double norm, long special) {}

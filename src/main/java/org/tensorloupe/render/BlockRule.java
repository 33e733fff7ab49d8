package org.tensorloupe.render;

/// Which value a pixel shows that stands for several weights.
///
/// Under every rule, a block that holds NaN shows NaN, else one with +Inf shows +Inf, else one with
/// -Inf shows -Inf: what is not finite stays visible at any zoom.
public enum BlockRule {
    /// The value of largest magnitude, so that a single spike stays visible; of `a` and `-a` the
    /// positive one.
    LARGEST_MAGNITUDE,
    /// The arithmetic mean, accumulated in float64.
    MEAN,
    /// The least value.
    MIN,
    /// The greatest value.
    MAX
}

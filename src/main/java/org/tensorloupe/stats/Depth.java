package org.tensorloupe.stats;

/// How much of a tensor is summarised.
public enum Depth {
    /// All statistics but quantiles: the histogram is unknown for types of more than 16 bits, and
    /// the summary is computed about half as fast again.
    FIGURES,
    /// All statistics, with histogram and quantiles.
    DISTRIBUTION
}

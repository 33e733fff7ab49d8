package org.tensorloupe.render;

/// How the filters of a grid are sorted. Equal ones keep the order of their indices; filters without
/// a finite weight come last.
public enum FilterOrder {
    /// By index.
    INDEX,
    /// By L2 norm, largest first.
    NORM,
    /// By mean, largest first.
    MEAN
}

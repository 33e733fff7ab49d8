package org.tensorloupe.ui.picture.filters;

import org.tensorloupe.render.RangeRule;

/// The ranges that the menu offers.
enum FilterRange {
    /// Each filter from its least to its greatest weight.
    PER_FILTER("Per filter", "each scaled to its own min..max"),
    /// All filters from the least to the greatest weight that is shown.
    SHARED("Shared", "all scaled to the same min..max"),
    /// All filters about 0, to the largest magnitude that is shown.
    SYMMETRIC("Symmetric", "all scaled to the same range about 0");

    private final String text;
    private final String caption;

    FilterRange(String text, String caption) {
        this.text = text;
        this.caption = caption;
    }

    /// What it means, for the line below the grid.
    String caption() {
        return caption;
    }

    /// The rule.
    RangeRule rule() {
        return switch (this) {
            case PER_FILTER -> new RangeRule.PerFilter();
            case SHARED -> new RangeRule.MinMax();
            case SYMMETRIC -> new RangeRule.Symmetric();
        };
    }

    @Override
    public String toString() {
        return text;
    }
}

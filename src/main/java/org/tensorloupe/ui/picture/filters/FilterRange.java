package org.tensorloupe.ui.picture.filters;

import org.tensorloupe.render.RangeRule;
import org.tensorloupe.ui.text.Texts;

/// The ranges that the menu offers.
enum FilterRange {
    /// Each filter from its least to its greatest weight.
    PER_FILTER("range.perFilter"),
    /// All filters from the least to the greatest weight that is shown.
    SHARED("range.shared"),
    /// All filters about 0, to the largest magnitude that is shown.
    SYMMETRIC("range.symmetric");

    private static final Texts TEXTS = Texts.of(FilterRange.class);

    private final String key;

    FilterRange(String key) {
        this.key = key;
    }

    /// What it means, for the line below the grid.
    String caption() {
        return TEXTS.get(key + ".meaning");
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
        return TEXTS.get(key);
    }
}

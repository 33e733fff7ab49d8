package org.tensorloupe.ui.picture.heatmap;

import org.tensorloupe.render.RangeRule;
import org.tensorloupe.ui.text.Texts;

/// The rules that the range menu offers.
public enum RangeChoice {
    /// About 0, to the larger of |p0.5| and |p99.5|.
    ROBUST("range.robust"),
    /// Least to greatest value.
    MIN_MAX("range.minMax"),
    /// About 0, to the largest magnitude.
    SYMMETRIC("range.symmetric"),
    /// First to 99th percentile.
    PERCENTILES("range.percentiles"),
    /// Limits that the user set.
    CUSTOM("range.custom");

    private static final Texts TEXTS = Texts.of(RangeChoice.class);

    private final String key;

    RangeChoice(String key) {
        this.key = key;
    }

    /// The rule; that of the custom choice stands for nothing, as its limits are the user's.
    public RangeRule rule() {
        return switch (this) {
            case ROBUST, CUSTOM -> new RangeRule.Robust();
            case MIN_MAX -> new RangeRule.MinMax();
            case SYMMETRIC -> new RangeRule.Symmetric();
            case PERCENTILES -> new RangeRule.Percentiles(1, 99);
        };
    }

    /// The choice that a rule belongs to.
    public static RangeChoice of(RangeRule rule) {
        return switch (rule) {
            case RangeRule.Robust _ -> ROBUST;
            case RangeRule.MinMax _, RangeRule.PerFilter _ -> MIN_MAX;
            case RangeRule.Symmetric _ -> SYMMETRIC;
            case RangeRule.Percentiles _ -> PERCENTILES;
            case RangeRule.Fixed _ -> CUSTOM;
        };
    }

    @Override
    public String toString() {
        return TEXTS.get(key);
    }
}

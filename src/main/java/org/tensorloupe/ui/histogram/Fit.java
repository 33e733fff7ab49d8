package org.tensorloupe.ui.histogram;

import org.tensorloupe.render.Distribution;
import org.tensorloupe.render.RangeRule;
import org.tensorloupe.render.ValueRange;
import org.tensorloupe.stats.Summary;
import org.tensorloupe.ui.text.Texts;

/// Which values are seen at first.
enum Fit {
    /// Without far outliers.
    MIDDLE("fit.middle"),
    /// About 0, to the larger of |p0.5| and |p99.5|: the heatmap's own range.
    ROBUST("fit.robust"),
    /// Least to greatest.
    ALL("fit.all"),
    /// Where the user went.
    FREE("fit.free");

    private static final Texts TEXTS = Texts.of(Fit.class);

    private static final double MARGIN = 0.015;

    /// Room beside the first and the last of numbers in whole steps, in steps.
    private static final double ROOM = 0.75;

    private final String key;

    Fit(String key) {
        this.key = key;
    }

    /// The values to see of one tensor; those of [#FREE] are the user's, and not asked for.
    ValueRange of(Summary summary) {
        return switch (this) {
            case MIDDLE, FREE -> CentralSpan.of(summary);
            case ROBUST -> new RangeRule.Robust().range(Distribution.of(summary));
            case ALL -> new RangeRule.MinMax().range(Distribution.of(summary));
        };
    }

    /// An axis for a range of values, with room at both ends, and some about a single value.
    static ValueAxis axis(ValueRange range, BinRule rule) {
        double lo = range.lo();
        double hi = range.hi();
        double margin = 2 * MARGIN * (hi / 2 - lo / 2);
        if (rule.unit() > 0) {
            margin = Math.max(margin, ROOM * rule.unit());
        } else if (!(lo < hi)) {
            margin = lo == 0 ? 1 : Math.abs(lo) / 2;
        }
        double from = Math.clamp(lo - margin, -Double.MAX_VALUE, Double.MAX_VALUE);
        double to = Math.clamp(hi + margin, -Double.MAX_VALUE, Double.MAX_VALUE);
        return from < to
                ? new ValueAxis(from, to)
                : new ValueAxis(Math.nextDown(from), Math.nextUp(to));
    }

    @Override
    public String toString() {
        return TEXTS.get(key);
    }
}

package org.tensorloupe.ui.picture.heatmap;

import org.jspecify.annotations.Nullable;
import org.tensorloupe.render.Distribution;
import org.tensorloupe.render.RangeRule;
import org.tensorloupe.render.ValueRange;
import org.tensorloupe.stats.Histogram;
import org.tensorloupe.stats.Summary;
import org.tensorloupe.ui.picture.paint.Ticks;

/// The values that the range strip spans: three times the robust range, or least to greatest value
/// where that is less; and how many elements are where.
final class RangeAxis {
    /// Number of bars.
    static final int BINS = 128;

    private static final double TIMES = 3;

    private final HeatmapModel model;
    private double lo;
    private double hi;
    private double[] heights = {};
    private @Nullable Summary drawn;

    RangeAxis(HeatmapModel model) {
        this.model = model;
        model.summary().subscribe(this::measure);
    }

    private void measure() {
        Summary summary = model.summary().get();
        drawn = summary;
        if (summary == null || summary.finite() == 0) {
            heights = new double[0];
            return;
        }
        Distribution values = Distribution.of(summary);
        ValueRange robust = new RangeRule.Robust().range(values);
        lo = Math.max(values.min(), robust.lo() * TIMES);
        hi = Math.min(values.max(), robust.hi() * TIMES);
        if (!(lo < hi)) {
            double only = values.min();
            double reach = only == 0 ? 1 : Math.abs(only);
            lo = only - reach;
            hi = Math.max(only, values.max()) + reach;
        }
        heights = logarithms(summary.histogram().counts(lo, hi, BINS));
    }

    private static double[] logarithms(long[] counts) {
        double[] heights = new double[counts.length];
        double most = 0;
        for (int i = 0; i < counts.length; i++) {
            heights[i] = Math.log1p((double) counts[i]);
            most = Math.max(most, heights[i]);
        }
        for (int i = 0; i < counts.length && most > 0; i++) {
            heights[i] /= most;
        }
        return heights;
    }

    /// Whether there is anything to show.
    boolean isKnown() {
        return heights.length > 0;
    }

    /// Height of each bar, 0 to 1, on a logarithmic scale.
    double[] heights() {
        return heights;
    }

    /// Where a value stands: 0 at the left end, 1 at the right one.
    double place(double value) {
        return (value - lo) / (hi - lo);
    }

    /// The value at a place.
    double value(double place) {
        return lo + place * (hi - lo);
    }

    /// Labels, as many as have room.
    Ticks ticks(double room) {
        return Ticks.between(lo, hi, (hi - lo) / Math.max(1, room));
    }

    /// Share of the finite elements outside a range, 0 to 1.
    double outside(ValueRange range) {
        if (drawn == null || drawn.finite() == 0) {
            return 0;
        }
        Histogram histogram = drawn.histogram();
        long outside = histogram.below(range.lo()) + histogram.total() - histogram.upTo(range.hi());
        return (double) outside / histogram.total();
    }
}

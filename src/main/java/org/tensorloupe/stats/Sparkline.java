package org.tensorloupe.stats;

import java.util.Arrays;

/// A distribution in a few bars of equal width, over three times the robust range (p0.5 to p99.5),
/// or least to largest where that is less; one bar in the middle if all elements are equal. Immutable, any thread.
public final class Sparkline {
    /// Number of bars.
    public static final int BARS = 24;

    private static final double SPREAD = 3;
    private static final int TOP = 255;
    private static final Sparkline NONE = new Sparkline(new byte[0]);

    /// Heights, 0 to 255 for the highest; a bar with elements has 1 or more.
    private final byte[] heights;

    private Sparkline(byte[] heights) {
        this.heights = heights;
    }

    /// @param summary one that has all counts
    static Sparkline of(Summary summary) {
        if (summary.finite() == 0) {
            return NONE;
        }
        double least = summary.min().orElse(0);
        double most = summary.max().orElse(0);
        double low = summary.quantile(0.005).orElse(least);
        double high = summary.quantile(0.995).orElse(most);
        double reach = SPREAD * (high - low) / 2;
        double from = reach > 0 ? Math.max(least, (low + high) / 2 - reach) : least;
        double to = reach > 0 ? Math.min(most, (low + high) / 2 + reach) : most;
        if (!Double.isFinite(to - from)) {
            return NONE;
        }
        long[] counts = new long[BARS];
        if (from == to) {
            counts[BARS / 2] = summary.finite();
        } else {
            counts = summary.histogram().counts(from, to, BARS);
        }
        long top = Math.max(1, Arrays.stream(counts).max().orElse(1));
        byte[] heights = new byte[BARS];
        for (int i = 0; i < BARS; i++) {
            heights[i] = (byte) Math.ceil((double) counts[i] / top * TOP);
        }
        return new Sparkline(heights);
    }

    /// Whether there is nothing to draw.
    public boolean isEmpty() {
        return heights.length == 0;
    }

    /// The height of a bar, 0 to 1.
    ///
    /// @param bar 0 to [#BARS] - 1
    public double height(int bar) {
        return (heights[bar] & TOP) / (double) TOP;
    }
}

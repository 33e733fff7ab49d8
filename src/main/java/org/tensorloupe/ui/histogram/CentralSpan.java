package org.tensorloupe.ui.histogram;

import java.util.Arrays;
import org.tensorloupe.render.ValueRange;
import org.tensorloupe.stats.Histogram;
import org.tensorloupe.stats.Summary;

/// The values that a histogram spans if nothing else is asked for: three times the robust range, or
/// least to largest where that is less, so that outliers do not hide the middle.
public final class CentralSpan {
    private static final double TIMES = 3;

    private CentralSpan() {}

    /// The span; a single point if all elements are equal.
    ///
    /// @param summary of one finite element or more
    public static ValueRange of(Summary summary) {
        double least = summary.min().orElseThrow();
        double most = summary.max().orElseThrow();
        double low = summary.quantile(0.005).orElseThrow();
        double high = summary.quantile(0.995).orElseThrow();
        double reach = TIMES * (high / 2 - low / 2);
        double middle = low / 2 + high / 2;
        return reach > 0
                ? new ValueRange(Math.max(least, middle - reach), Math.min(most, middle + reach))
                : new ValueRange(least, most);
    }

    /// Counts of equally wide bins, as [Histogram#counts(double, double, int)] gives them, also
    /// where the distance of the ends is beyond a float64's range.
    public static long[] counts(Histogram histogram, double lo, double hi, int bins) {
        if (Double.isFinite(hi - lo) || bins < 2) {
            return histogram.counts(lo, hi, bins);
        }
        long[] lower = histogram.counts(lo, lo / 2 + hi / 2, bins / 2);
        long[] upper = histogram.counts(lo / 2 + hi / 2, hi, bins - bins / 2);
        long[] both = Arrays.copyOf(lower, bins);
        System.arraycopy(upper, 0, both, lower.length, upper.length);
        return both;
    }
}

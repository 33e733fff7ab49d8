package org.tensorloupe.stats;

import java.util.Arrays;

/// What stays of a distribution when its counts are forgotten: the quantiles that are listed or
/// looked at most, and a sparkline. Between them, values are interpolated.
final class Digest implements Histogram {
    /// The shares whose quantiles are kept, ascending: those of [Statistics#ALL], and the range in
    /// which a histogram or a picture begins.
    static final double[] SHARES = {
        0, 0.005, 0.01, 0.05, 0.25, 0.5, 0.75, 0.95, 0.99, 0.995, 1,
    };

    private final long total;
    private final double[] values;
    private final Sparkline sparkline;

    private Digest(long total, double[] values, Sparkline sparkline) {
        this.total = total;
        this.values = values;
        this.sparkline = sparkline;
    }

    /// Keeps what matters of a summary that has all counts.
    static Digest of(Summary summary) {
        long total = summary.histogram().total();
        double[] values =
                total == 0
                        ? new double[0]
                        : Arrays.stream(SHARES).map(summary.histogram()::quantile).toArray();
        return new Digest(total, values, Sparkline.of(summary));
    }

    Sparkline sparkline() {
        return sparkline;
    }

    @Override
    public long total() {
        return total;
    }

    @Override
    public boolean isExact() {
        return false;
    }

    @Override
    public double quantile(double p) {
        if (total == 0) {
            throw new IllegalStateException("no elements");
        }
        int at = Arrays.binarySearch(SHARES, p);
        if (at >= 0) {
            return values[at];
        }
        int after = Math.clamp(-at - 1L, 1, SHARES.length - 1);
        double share = (p - SHARES[after - 1]) / (SHARES[after] - SHARES[after - 1]);
        return Quantiles.between(values[after - 1], values[after], share);
    }

    @Override
    public double valueAt(long rank) {
        return quantile(total <= 1 ? 0 : (double) rank / (total - 1));
    }

    @Override
    public long below(double x) {
        if (total == 0 || x <= values[0]) {
            return 0;
        }
        int after = 1;
        while (after < values.length && values[after] < x) {
            after++;
        }
        if (after == values.length) {
            return total;
        }
        double share = (x - values[after - 1]) / (values[after] - values[after - 1]);
        double below = SHARES[after - 1] + share * (SHARES[after] - SHARES[after - 1]);
        return Math.min(total - 1, Math.round(below * total));
    }

    @Override
    public long upTo(double x) {
        return total > 0 && x >= values[values.length - 1] ? total : below(Math.nextUp(x));
    }

    @Override
    public long weight() {
        return 8L * values.length + 96;
    }
}

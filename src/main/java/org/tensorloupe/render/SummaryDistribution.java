package org.tensorloupe.render;

import org.tensorloupe.stats.Summary;

/// See [Distribution#of(Summary)].
record SummaryDistribution(Summary summary) implements Distribution {
    @Override
    public boolean isEmpty() {
        return summary.finite() == 0;
    }

    @Override
    public double min() {
        return summary.min().orElseThrow();
    }

    @Override
    public double max() {
        return summary.max().orElseThrow();
    }

    @Override
    public double quantile(double share) {
        return summary.quantile(share).orElseThrow();
    }
}

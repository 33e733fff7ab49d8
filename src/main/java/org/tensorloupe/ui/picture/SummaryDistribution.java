package org.tensorloupe.ui.picture;

import org.tensorloupe.render.Distribution;
import org.tensorloupe.stats.Summary;

/// A whole tensor's statistics as what a range rule asks for.
///
/// @param summary of the tensor
public record SummaryDistribution(Summary summary) implements Distribution {
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

package org.tensorloupe.ui.channels;

import org.tensorloupe.stats.ChannelStatistic;
import org.tensorloupe.stats.ChannelStatistics;
import org.tensorloupe.ui.text.Texts;

/// What the plot shows of each channel.
enum PlotKind {
    /// The mean.
    MEAN(ChannelStatistic.MEAN, "kind.mean"),
    /// The standard deviation.
    STD(ChannelStatistic.STD, "kind.std"),
    /// The least element.
    MIN(ChannelStatistic.MIN, "kind.min"),
    /// The largest element.
    MAX(ChannelStatistic.MAX, "kind.max"),
    /// The norm.
    L2(ChannelStatistic.L2, "kind.norm"),
    /// A band from the least to the largest element, and the mean.
    BAND(ChannelStatistic.MEAN, "kind.band");

    private static final Texts TEXTS = Texts.of(PlotKind.class);

    private final ChannelStatistic statistic;
    private final String key;

    PlotKind(ChannelStatistic statistic, String key) {
        this.statistic = statistic;
        this.key = key;
    }

    /// The one number: what is sorted by.
    ChannelStatistic statistic() {
        return statistic;
    }

    /// Low end of what is drawn.
    double low(ChannelStatistics statistics, int channel) {
        return this == BAND ? statistics.min(channel) : statistic.value(statistics, channel);
    }

    /// High end of what is drawn.
    double high(ChannelStatistics statistics, int channel) {
        return this == BAND ? statistics.max(channel) : statistic.value(statistics, channel);
    }

    @Override
    public String toString() {
        return TEXTS.get(key);
    }
}

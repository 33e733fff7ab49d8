package org.tensorloupe.ui.channels;

import org.tensorloupe.stats.ChannelStatistic;
import org.tensorloupe.stats.ChannelStatistics;

/// What the plot shows of each channel.
enum PlotKind {
    /// The mean.
    MEAN(ChannelStatistic.MEAN, "mean"),
    /// The standard deviation.
    STD(ChannelStatistic.STD, "std"),
    /// The least element.
    MIN(ChannelStatistic.MIN, "min"),
    /// The largest element.
    MAX(ChannelStatistic.MAX, "max"),
    /// The norm.
    L2(ChannelStatistic.L2, "L2 norm"),
    /// A band from the least to the largest element, and the mean.
    BAND(ChannelStatistic.MEAN, "min to max");

    private final ChannelStatistic statistic;
    private final String text;

    PlotKind(ChannelStatistic statistic, String text) {
        this.statistic = statistic;
        this.text = text;
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
        return text;
    }
}

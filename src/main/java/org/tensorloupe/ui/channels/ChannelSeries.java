package org.tensorloupe.ui.channels;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tensorloupe.stats.ChannelStatistics;

/// What the plot draws: the channels in its order, gathered into few enough buckets that drawing
/// takes the same time for millions. Nobody changes it.
final class ChannelSeries {
    /// The most buckets: more than a screen has columns of pixels.
    static final int BUCKETS = 1 << 13;

    private final ChannelOverview overview;
    private final PlotKind kind;
    private final int @Nullable [] order;
    private final double[] lows;
    private final double[] highs;
    private final double[] means;
    private double least = Double.POSITIVE_INFINITY;
    private double largest = Double.NEGATIVE_INFINITY;
    private double nearest = Double.POSITIVE_INFINITY;

    private ChannelSeries(ChannelOverview overview, PlotKind kind, int @Nullable [] order) {
        this.overview = overview;
        this.kind = kind;
        this.order = order;
        int buckets = Math.min(BUCKETS, overview.channels());
        this.lows = new double[buckets];
        this.highs = new double[buckets];
        this.means = new double[buckets];
        Arrays.fill(lows, Double.NaN);
        Arrays.fill(highs, Double.NaN);
    }

    /// For background threads.
    static ChannelSeries of(ChannelOverview overview, PlotKind kind, PlotOrder order) {
        ChannelStatistics statistics = overview.statistics();
        int[] sorted =
                order == PlotOrder.INDEX
                        ? null
                        : ChannelOrder.by(
                                statistics, List.of(new ChannelOrder.Key(kind.statistic(), true)));
        ChannelSeries series = new ChannelSeries(overview, kind, sorted);
        for (int bucket = 0; bucket < series.lows.length; bucket++) {
            int from = series.first(bucket);
            int to = series.first(bucket + 1);
            int filled = 0;
            double sum = 0;
            for (int position = from; position < to; position++) {
                int channel = series.channel(position);
                series.add(bucket, kind.low(statistics, channel), kind.high(statistics, channel));
                if (!Double.isNaN(statistics.mean(channel))) {
                    sum += statistics.mean(channel);
                    filled++;
                }
            }
            series.means[bucket] = sum / filled;
        }
        return series;
    }

    private void add(int bucket, double low, double high) {
        if (Double.isNaN(low)) {
            return;
        }
        lows[bucket] = Double.isNaN(lows[bucket]) ? low : Math.min(lows[bucket], low);
        highs[bucket] = Double.isNaN(highs[bucket]) ? high : Math.max(highs[bucket], high);
        if (Double.isFinite(low) && Double.isFinite(high)) {
            least = Math.min(least, low);
            largest = Math.max(largest, high);
            nearest = low == 0 ? nearest : Math.min(nearest, Math.abs(low));
            nearest = high == 0 ? nearest : Math.min(nearest, Math.abs(high));
        }
    }

    ChannelOverview overview() {
        return overview;
    }

    PlotKind kind() {
        return kind;
    }

    boolean isSorted() {
        return order != null;
    }

    /// Number of channels.
    int size() {
        return overview.channels();
    }

    /// The channel at a position from the left.
    int channel(int position) {
        return order == null ? position : order[position];
    }

    /// Where a channel stands.
    int position(int channel) {
        if (order == null) {
            return channel;
        }
        int position = 0;
        while (order[position] != channel) {
            position++;
        }
        return position;
    }

    /// Number of buckets.
    int buckets() {
        return lows.length;
    }

    /// Position of a bucket's first channel.
    int first(int bucket) {
        return (int) ((long) bucket * size() / lows.length);
    }

    /// Low end of what is in a bucket; NaN if there is nothing.
    double low(int bucket) {
        return lows[bucket];
    }

    /// High end of what is in a bucket.
    double high(int bucket) {
        return highs[bucket];
    }

    /// The mean of the channels' means in the buckets `from..to` that have one; NaN if none has.
    double mean(int from, int to) {
        double sum = 0;
        int filled = 0;
        for (int bucket = from; bucket < to; bucket++) {
            if (!Double.isNaN(means[bucket])) {
                sum += means[bucket];
                filled++;
            }
        }
        return sum / filled;
    }

    /// The least finite number; above [#largest()] if there is none.
    double least() {
        return least;
    }

    /// The largest finite number.
    double largest() {
        return largest;
    }

    /// The smallest magnitude above 0.
    double nearest() {
        return nearest;
    }

    /// Of the channels from one position to another, that which stands out: the one that reaches
    /// farthest from 0.
    int mostOf(int from, int to) {
        int most = channel(from);
        double reach = -1;
        for (int position = from; position < to; position++) {
            int channel = channel(position);
            double high = Math.abs(kind.high(overview.statistics(), channel));
            double low = Math.abs(kind.low(overview.statistics(), channel));
            if (Math.max(high, low) > reach) {
                reach = Math.max(high, low);
                most = channel;
            }
        }
        return most;
    }
}

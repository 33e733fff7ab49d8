package org.tensorloupe.ui.channels;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.tensorloupe.stats.ChannelStatistic;
import org.tensorloupe.stats.ChannelStatistics;

/// Channels in an order. For background threads: millions take a second.
final class ChannelOrder {
    private ChannelOrder() {}

    /// What is sorted by.
    ///
    /// @param statistic null for the index
    /// @param descending largest first
    record Key(@Nullable ChannelStatistic statistic, boolean descending) {}

    /// By index.
    static int[] byIndex(int channels) {
        return IntStream.range(0, channels).toArray();
    }

    /// By several keys, then by index. Channels without the value stand last either way.
    static int[] by(ChannelStatistics statistics, List<Key> keys) {
        Comparator<Integer> order = (_, _) -> 0;
        for (Key key : keys) {
            order = order.thenComparing(comparator(statistics, key));
        }
        return IntStream.range(0, statistics.channels())
                .boxed()
                .sorted(order)
                .mapToInt(Integer::intValue)
                .toArray();
    }

    private static Comparator<Integer> comparator(ChannelStatistics statistics, Key key) {
        ChannelStatistic statistic = key.statistic();
        int sign = key.descending() ? -1 : 1;
        if (statistic == null) {
            return (a, b) -> sign * Integer.compare(a, b);
        }
        return (a, b) -> {
            double x = statistic.value(statistics, a);
            double y = statistic.value(statistics, b);
            if (Double.isNaN(x) || Double.isNaN(y)) {
                return Boolean.compare(Double.isNaN(x), Double.isNaN(y));
            }
            return sign * Double.compare(x, y);
        };
    }
}

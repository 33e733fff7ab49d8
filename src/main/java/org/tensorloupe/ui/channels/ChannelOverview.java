package org.tensorloupe.ui.channels;

import java.util.BitSet;
import org.tensorloupe.stats.ChannelStatistics;

/// The statistics of a tensor's channels with what follows from them. Nobody changes it.
///
/// @param statistics of all channels
/// @param dead channels that are almost zero
/// @param empty channels without a finite element
/// @param special channels with NaN or an infinity
record ChannelOverview(ChannelStatistics statistics, BitSet dead, BitSet empty, BitSet special) {
    /// For background threads.
    static ChannelOverview of(ChannelStatistics statistics) {
        BitSet empty = new BitSet();
        BitSet special = new BitSet();
        for (int c = 0; c < statistics.channels(); c++) {
            empty.set(c, Double.isNaN(statistics.mean(c)));
            special.set(c, statistics.nan(c) + statistics.posInf(c) + statistics.negInf(c) > 0);
        }
        return new ChannelOverview(statistics, DeadChannels.of(statistics), empty, special);
    }

    int channels() {
        return statistics.channels();
    }
}

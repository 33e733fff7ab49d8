package org.tensorloupe.ui.channels;

import java.util.BitSet;
import java.util.stream.Collectors;
import org.tensorloupe.stats.ChannelStatistics;
import org.tensorloupe.ui.text.Amounts;
import org.tensorloupe.ui.text.Figures;
import org.tensorloupe.ui.text.Texts;

/// Channels whose norm is below 2% of the median norm.
final class DeadChannels {
    private static final Texts TEXTS = Texts.of(DeadChannels.class);
    private static final double SHARE = 0.02;
    private static final int NAMED = 12;

    private DeadChannels() {}

    /// A bit for each of them.
    static BitSet of(ChannelStatistics statistics) {
        double limit = SHARE * statistics.medianNorm();
        BitSet dead = new BitSet();
        for (int c = 0; c < statistics.channels(); c++) {
            if (statistics.l2(c) < limit) {
                dead.set(c);
            }
        }
        return dead;
    }

    /// A sentence that names them.
    ///
    /// @param dead at least one
    static String sentence(BitSet dead) {
        int count = dead.cardinality();
        String names =
                dead.stream()
                        .limit(NAMED)
                        .mapToObj(Integer::toString)
                        .collect(Collectors.joining(", "));
        return TEXTS.get(
                count > NAMED ? "dead.more" : "dead.named",
                Amounts.exact(count),
                Figures.fixed(SHARE * 100, 0) + "%",
                names);
    }
}

package org.tensorloupe.stats;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.tensorloupe.bytes.Monitor;
import org.tensorloupe.fault.CheckpointException;

final class DigestTest {
    @Test
    void keepsTheRangeThatPicturesBeginWith() throws CheckpointException {
        for (ExpectedStatistics array : ExpectedStatistics.all()) {
            Summary summary = Summary.of(array.reader(), Monitor.NONE);
            Summary reduced = summary.reduced();
            for (double share : new double[] {0, 0.005, 0.995, 1}) {
                assertThat(reduced.quantile(share)).isEqualTo(summary.quantile(share));
            }
        }
    }

    @Test
    void staysBetweenTheNeighboursElsewhereAndCountsUpToAll() throws CheckpointException {
        for (ExpectedStatistics array : ExpectedStatistics.all()) {
            Summary reduced = Summary.of(array.reader(), Monitor.NONE).reduced();
            Histogram digest = reduced.histogram();
            assertThat(digest.total()).isEqualTo(reduced.finite());
            if (reduced.finite() > 0) {
                assertThat(digest.quantile(0.6))
                        .isBetween(digest.quantile(0.5), digest.quantile(0.75));
                assertThat(digest.below(digest.quantile(0))).isZero();
                assertThat(digest.upTo(digest.quantile(1))).isEqualTo(digest.total());
                assertThat(digest.isExact()).isFalse();
            }
        }
    }

    @Test
    void drawsTheSameSparklineAsTheWholeHistogram() throws CheckpointException {
        for (ExpectedStatistics array : ExpectedStatistics.all()) {
            Summary summary = Summary.of(array.reader(), Monitor.NONE);
            Sparkline whole = summary.sparkline();
            Sparkline kept = summary.reduced().sparkline();
            assertThat(kept.isEmpty()).isEqualTo(whole.isEmpty());
            if (!whole.isEmpty()) {
                assertThat(IntStream.range(0, Sparkline.BARS).mapToDouble(kept::height))
                        .containsExactly(
                                IntStream.range(0, Sparkline.BARS)
                                        .mapToObj(whole::height)
                                        .toArray(Double[]::new));
                assertThat(IntStream.range(0, Sparkline.BARS).mapToDouble(kept::height).max())
                        .hasValue(1);
            }
        }
    }
}

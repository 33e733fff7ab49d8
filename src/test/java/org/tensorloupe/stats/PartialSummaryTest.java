package org.tensorloupe.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.tensorloupe.bytes.Monitor;
import org.tensorloupe.fault.CheckpointException;
import org.tensorloupe.tensor.TensorReader;

final class PartialSummaryTest {
    static final List<ExpectedStatistics> ARRAYS = ExpectedStatistics.all();

    @ParameterizedTest
    @FieldSource("ARRAYS")
    void givesTheSameForAnyCut(ExpectedStatistics array) throws CheckpointException {
        TensorReader reader = array.reader();
        long numel = reader.tensor().numel();
        Summary whole = Summary.of(reader, Monitor.NONE);
        Random random = new Random(7);
        for (int cut = 0; cut < 3; cut++) {
            List<Long> borders = new ArrayList<>(List.of(0L, numel));
            random.longs(4, 0, numel + 1).forEach(borders::add);
            borders.sort(null);
            Summary merged = merged(reader, borders);
            sameCounts(merged, whole);
            sameValues(merged, whole);
        }
    }

    private static Summary merged(TensorReader reader, List<Long> borders)
            throws CheckpointException {
        PartialSummary first = PartialSummary.of(reader, 0, borders.get(1), Monitor.NONE);
        for (int i = 1; i < borders.size() - 1; i++) {
            first.merge(
                    PartialSummary.of(reader, borders.get(i), borders.get(i + 1), Monitor.NONE));
        }
        return first.finish();
    }

    private static void sameCounts(Summary merged, Summary whole) {
        assertThat(merged.count()).isEqualTo(whole.count());
        assertThat(merged.zeros()).isEqualTo(whole.zeros());
        assertThat(merged.nan()).isEqualTo(whole.nan());
        assertThat(merged.posInf()).isEqualTo(whole.posInf());
        assertThat(merged.negInf()).isEqualTo(whole.negInf());
        assertThat(merged.firstNan()).isEqualTo(whole.firstNan());
        assertThat(merged.firstPosInf()).isEqualTo(whole.firstPosInf());
        assertThat(merged.firstNegInf()).isEqualTo(whole.firstNegInf());
        assertThat(merged.argMin()).isEqualTo(whole.argMin());
        assertThat(merged.argMax()).isEqualTo(whole.argMax());
        assertThat(merged.minText()).isEqualTo(whole.minText());
        assertThat(merged.maxText()).isEqualTo(whole.maxText());
        assertThat(merged.integerSum()).isEqualTo(whole.integerSum());
    }

    private static void sameValues(Summary merged, Summary whole) {
        double size = whole.absMean().orElse(0);
        for (Statistic statistic : Statistics.ALL) {
            assertThat(statistic.value(merged).isPresent())
                    .as(statistic.name())
                    .isEqualTo(statistic.value(whole).isPresent());
            double one = statistic.value(merged).orElse(0);
            double other = statistic.value(whole).orElse(0);
            if (one != other) {
                double slack = statistic.name().equals("mean") ? size : Math.abs(other);
                assertThat(one).as(statistic.name()).isCloseTo(other, within(slack * 1e-12));
            }
        }
    }

    @Test
    void givesTheSameQuantilesForAnyCut() throws CheckpointException {
        TensorReader reader = ExpectedStatistics.named("heavy_float32").reader();
        Summary whole = Summary.of(reader, Monitor.NONE);
        Summary merged = merged(reader, List.of(0L, 100L, 70_000L, 200_003L));
        for (int i = 0; i <= 1000; i++) {
            assertThat(merged.quantile(i / 1000.0)).isEqualTo(whole.quantile(i / 1000.0));
        }
    }

    @Test
    void tellsTheMonitorOfEveryByteOnce() throws CheckpointException {
        long[] told = {0};
        Summary.of(
                ExpectedStatistics.named("heavy_float32").reader(),
                new Monitor() {
                    @Override
                    public boolean isCancelled() {
                        return false;
                    }

                    @Override
                    public void advance(long bytes) {
                        told[0] += bytes;
                    }
                });
        assertThat(told[0]).isEqualTo(200_003 * 4);
    }

    @Test
    void stopsWhenTheMonitorCancels() throws CheckpointException {
        TensorReader reader = ExpectedStatistics.named("heavy_float64").reader();
        Monitor cancelling =
                new Monitor() {
                    @Override
                    public boolean isCancelled() {
                        return true;
                    }

                    @Override
                    public void advance(long bytes) {
                        throw new CancellationException();
                    }
                };
        assertThatThrownBy(() -> Summary.of(reader, cancelling))
                .isInstanceOf(CancellationException.class);
    }

    @Test
    void refusesToMergePartsOfDifferentTensors() throws CheckpointException {
        TensorReader one = ExpectedStatistics.named("heavy_float32").reader();
        TensorReader other = ExpectedStatistics.named("heavy_float64").reader();
        PartialSummary part = PartialSummary.of(one, 0, 10, Monitor.NONE);
        PartialSummary alien = PartialSummary.of(other, 10, 20, Monitor.NONE);
        assertThatThrownBy(() -> part.merge(alien)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void cutsATensorIntoChunksThatCoverItOnce() {
        for (long numel : new long[] {0, 1, Chunks.SIZE, Chunks.SIZE + 1, 10 * Chunks.SIZE - 1}) {
            Chunks chunks = new Chunks(numel);
            long at = 0;
            for (long part = 0; part < chunks.count(); part++) {
                assertThat(chunks.from(part)).isEqualTo(at);
                at = chunks.to(part);
            }
            assertThat(at).isEqualTo(numel);
        }
    }
}

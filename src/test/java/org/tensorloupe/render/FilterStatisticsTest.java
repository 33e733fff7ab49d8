package org.tensorloupe.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.tensorloupe.bytes.Monitor;
import org.tensorloupe.render.Samples.Sample;
import org.tensorloupe.tensor.Component;

class FilterStatisticsTest {
    private static final Offset<Double> TINY = within(1e-13);
    private static final List<double[]> NUMPY =
            Samples.scales("filters.txt").stream()
                    .map(line -> Arrays.stream(line).mapToDouble(Double::parseDouble).toArray())
                    .toList();

    private static FilterStatistics whole(Sample sample) throws Exception {
        return FilterStatistics.read(sample.tensor(), Component.VALUE, sample, Monitor.NONE);
    }

    @Test
    void agreesWithNumPyOnEveryFilter() throws Exception {
        FilterStatistics statistics = whole(Samples.conv1());
        assertThat(statistics.filters()).hasSize(64);
        for (FilterSummary filter : statistics.filters()) {
            double[] numpy = NUMPY.get(filter.filter());
            assertThat(filter.min()).isEqualTo(numpy[1]);
            assertThat(filter.max()).isEqualTo(numpy[2]);
            assertThat(filter.mean()).isCloseTo(numpy[3], TINY);
            assertThat(filter.std()).isCloseTo(numpy[4], TINY);
            assertThat(filter.norm()).isCloseTo(numpy[5], TINY);
            assertThat(filter.special()).isZero();
        }
        double[] norms = NUMPY.stream().mapToDouble(line -> line[5]).sorted().toArray();
        assertThat(statistics.medianNorm()).isCloseTo((norms[31] + norms[32]) / 2, TINY);
    }

    @Test
    void theShownChannelHasStatisticsOfItsOwn() throws Exception {
        Sample sample = Samples.conv1();
        FilterData data =
                FilterData.read(
                        sample.tensor(),
                        Component.VALUE,
                        new FilterChannel.One(1),
                        0,
                        sample,
                        Monitor.NONE);
        for (FilterSummary filter : data.statistics().filters()) {
            assertThat(filter.norm()).isCloseTo(NUMPY.get(filter.filter())[6], TINY);
        }
    }

    @Test
    void ranksByNorm() throws Exception {
        FilterStatistics statistics = whole(Samples.conv1());
        int[] order = statistics.order(FilterOrder.NORM);
        for (int place = 1; place < 64; place++) {
            assertThat(NUMPY.get(order[place])[5])
                    .isLessThanOrEqualTo(NUMPY.get(order[place - 1])[5]);
        }
        assertThat(statistics.ranks()[order[10]]).isEqualTo(11);
        assertThat(statistics.order(FilterOrder.INDEX)).startsWith(0, 1, 2).endsWith(63);
    }

    @Test
    void findsTheMostAlikeFiltersAsTheCosineSays() throws Exception {
        Sample sample = Samples.conv1();
        FilterLikeness likeness =
                FilterLikeness.read(sample.tensor(), Component.VALUE, 5, sample, Monitor.NONE);
        assertThat(likeness.matches()).hasSize(64);
        assertThat(likeness.matches().getFirst().filter()).isEqualTo(5);
        double before = 2;
        for (FilterLikeness.Match match : likeness.matches()) {
            assertThat(match.cosine()).isCloseTo(NUMPY.get(match.filter())[7], TINY);
            assertThat(match.cosine()).isLessThanOrEqualTo(before);
            before = match.cosine();
        }
    }

    @Test
    void filtersWithoutNumbersComeLastAndHaveNoStatistics() throws Exception {
        double nan = Double.NaN;
        Sample sample = Samples.of(new double[] {nan, nan, 0, 0, 1, -3, nan, 2}, 4, 1, 1, 2);
        FilterStatistics statistics = whole(sample);
        assertThat(statistics.order(FilterOrder.NORM)).containsExactly(2, 3, 1, 0);
        assertThat(statistics.order(FilterOrder.MEAN)).containsExactly(3, 1, 2, 0);
        assertThat(statistics.filters().getFirst().mean()).isNaN();
        assertThat(statistics.filters().getFirst().special()).isEqualTo(2);
        assertThat(statistics.filters().get(3).norm()).isEqualTo(2);
        assertThat(statistics.medianNorm()).isEqualTo(2);
        FilterLikeness likeness =
                FilterLikeness.read(sample.tensor(), Component.VALUE, 2, sample, Monitor.NONE);
        assertThat(likeness.order()).containsExactly(2, 0, 1, 3);
        assertThat(likeness.matches().get(1).cosine()).isNaN();
    }

    @Test
    void aFilterLargerThanAChunkIsOneFilter() throws Exception {
        double[] values = Samples.noise(2 * 100_000, 3);
        for (int i = 100_000; i < values.length; i++) {
            values[i] += 1000;
        }
        FilterSummary second = whole(Samples.of(values, 2, 1000, 10, 10)).filters().get(1);
        double[] own = Arrays.copyOfRange(values, 100_000, 200_000);
        double mean = Arrays.stream(own).sum() / own.length;
        double variance = Arrays.stream(own).map(v -> (v - mean) * (v - mean)).sum() / own.length;
        assertThat(second.mean()).isCloseTo(mean, within(1e-9));
        assertThat(second.std()).isCloseTo(Math.sqrt(variance), within(1e-9));
    }
}

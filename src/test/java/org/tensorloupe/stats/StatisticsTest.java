package org.tensorloupe.stats;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.tensorloupe.bytes.Monitor;
import org.tensorloupe.fault.CheckpointException;

final class StatisticsTest {
    static final List<Statistic> ALL = Statistics.ALL;

    @Test
    void standInTheOrderOfTheirColumns() {
        assertThat(ALL)
                .extracting(Statistic::name)
                .containsExactly(
                        "mean,std,min,max,abs_mean,l1,l2,zeros,nan,pos_inf,neg_inf,p01,p05,p25,p50,p75,p95,p99"
                                .split(",", -1));
        assertThat(ALL).extracting(Statistic::label).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @FieldSource("ALL")
    void readBackAsTheSameNumber(Statistic statistic) throws CheckpointException {
        for (ExpectedStatistics array : ExpectedStatistics.all()) {
            Summary summary = Summary.of(array.reader(), Monitor.NONE);
            String text = statistic.text(summary);
            assertThat(text.isEmpty()).isEqualTo(statistic.value(summary).isEmpty());
            if (!text.isEmpty() && !text.equals("inf")) {
                assertThat(Double.parseDouble(text))
                        .isEqualTo(statistic.value(summary).getAsDouble());
            }
        }
    }

    @Test
    void areTheSameWhenTheCountsOfTheHistogramAreForgotten() throws CheckpointException {
        for (ExpectedStatistics array : ExpectedStatistics.all()) {
            Summary summary = Summary.of(array.reader(), Monitor.NONE);
            Summary reduced = summary.reduced();
            assertThat(ALL)
                    .extracting(statistic -> statistic.text(reduced))
                    .isEqualTo(ALL.stream().map(statistic -> statistic.text(summary)).toList());
            assertThat(reduced.weight()).isLessThan(600);
        }
    }

    @Test
    void areAllDigitsOfLargeIntegers() throws CheckpointException {
        Summary summary = Summary.of(ExpectedStatistics.named("uint64").reader(), Monitor.NONE);
        assertThat(ALL.get(3).text(summary)).isEqualTo("18446744073709551615");
    }

    @Test
    void areEmptyWhereNothingIsFinite() throws CheckpointException {
        Summary summary = Summary.of(ExpectedStatistics.named("only_nan").reader(), Monitor.NONE);
        assertThat(ALL)
                .extracting(statistic -> statistic.text(summary))
                .containsExactly(
                        "", "", "", "", "", "", "", "0", "2", "0", "0", "", "", "", "", "", "", "");
    }
}

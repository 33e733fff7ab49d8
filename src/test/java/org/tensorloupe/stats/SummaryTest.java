package org.tensorloupe.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.tensorloupe.bytes.Monitor;
import org.tensorloupe.fault.CheckpointException;

final class SummaryTest {
    static final List<ExpectedStatistics> ARRAYS = ExpectedStatistics.all();
    private static final double[] SHARES = {0.01, 0.05, 0.25, 0.5, 0.75, 0.95, 0.99};

    @ParameterizedTest
    @FieldSource("ARRAYS")
    void countsEverySortOfElement(ExpectedStatistics expected) throws CheckpointException {
        Summary summary = Summary.of(expected.reader(), Monitor.NONE);
        assertThat(summary.count()).isEqualTo(expected.whole("count"));
        assertThat(summary.zeros()).as("zeros").isEqualTo(expected.whole("zeros"));
        assertThat(summary.nan()).as("nan").isEqualTo(expected.whole("nan"));
        assertThat(summary.posInf()).as("+inf").isEqualTo(expected.whole("pos_inf"));
        assertThat(summary.negInf()).as("-inf").isEqualTo(expected.whole("neg_inf"));
        assertThat(summary.finite() + summary.nan() + summary.posInf() + summary.negInf())
                .isEqualTo(summary.count());
    }

    @ParameterizedTest
    @FieldSource("ARRAYS")
    void findsTheFirstOfEachSort(ExpectedStatistics expected) throws CheckpointException {
        Summary summary = Summary.of(expected.reader(), Monitor.NONE);
        assertThat(summary.firstNan()).isEqualTo(expected.whole("first_nan"));
        assertThat(summary.firstPosInf()).isEqualTo(expected.whole("first_pos_inf"));
        assertThat(summary.firstNegInf()).isEqualTo(expected.whole("first_neg_inf"));
        assertThat(summary.argMin()).as("argmin").isEqualTo(expected.whole("arg_min"));
        assertThat(summary.argMax()).as("argmax").isEqualTo(expected.whole("arg_max"));
    }

    @ParameterizedTest
    @FieldSource("ARRAYS")
    void agreesWithExactArithmetic(ExpectedStatistics expected) throws CheckpointException {
        Summary summary = Summary.of(expected.reader(), Monitor.NONE);
        double size = expected.has("abs_mean") ? expected.real("abs_mean") : 0;
        close(summary.mean(), expected, "mean", size * 1e-14);
        close(summary.std(), expected, "std", 0);
        close(summary.sampleStd(), expected, "sample_std", 0);
        close(summary.absMean(), expected, "abs_mean", 0);
        close(summary.l1(), expected, "l1", 0);
        close(summary.l2(), expected, "l2", 0);
        close(summary.min(), expected, "min", 0);
        close(summary.max(), expected, "max", 0);
    }

    private static void close(
            OptionalDouble actual, ExpectedStatistics expected, String column, double slack) {
        assertThat(actual.isPresent()).as(column).isEqualTo(expected.has(column));
        if (actual.isPresent()) {
            double wanted = expected.real(column);
            if (Double.isInfinite(wanted)) {
                assertThat(actual.getAsDouble()).as(column).isEqualTo(wanted);
            } else {
                double tolerance = Math.max(slack, Math.abs(wanted) * 1e-12);
                assertThat(actual.getAsDouble()).as(column).isCloseTo(wanted, within(tolerance));
            }
        }
    }

    @ParameterizedTest
    @FieldSource("ARRAYS")
    void givesIntegersExactly(ExpectedStatistics expected) throws CheckpointException {
        Summary summary = Summary.of(expected.reader(), Monitor.NONE);
        assertThat(summary.integerSum().isPresent()).isEqualTo(expected.has("sum"));
        if (expected.has("sum")) {
            assertThat(summary.integerSum().orElseThrow()).hasToString(expected.text("sum"));
            assertThat(summary.minText()).hasValue(expected.text("min_text"));
            assertThat(summary.maxText()).hasValue(expected.text("max_text"));
        }
    }

    @ParameterizedTest
    @FieldSource("ARRAYS")
    void givesQuantilesAsNumPyDoes(ExpectedStatistics expected) throws CheckpointException {
        Summary summary = Summary.of(expected.reader(), Monitor.NONE);
        if (!expected.has("quantiles")) {
            return;
        }
        double[] quantiles = expected.reals("quantiles");
        for (int i = 0; i < quantiles.length; i++) {
            double tolerance = summary.histogram().isExact() ? 0 : Math.abs(quantiles[i]) * 0.01;
            assertThat(summary.quantile(SHARES[i]).getAsDouble())
                    .as("quantile %s", SHARES[i])
                    .isCloseTo(quantiles[i], within(tolerance));
        }
        assertThat(summary.quantile(0)).isEqualTo(summary.min());
        assertThat(summary.quantile(1)).isEqualTo(summary.max());
    }

    @ParameterizedTest
    @FieldSource("ARRAYS")
    void countsBinsAsNumPyDoes(ExpectedStatistics expected) throws CheckpointException {
        Summary summary = Summary.of(expected.reader(), Monitor.NONE);
        if (!expected.has("histogram")) {
            return;
        }
        double[] wanted = expected.reals("histogram");
        long[] counts =
                summary.histogram()
                        .counts(
                                summary.min().getAsDouble(),
                                summary.max().getAsDouble(),
                                wanted.length);
        double tolerance = summary.histogram().isExact() ? 0 : summary.finite() * 0.01;
        long sum = 0;
        for (int i = 0; i < wanted.length; i++) {
            assertThat((double) counts[i]).as("bin %d", i).isCloseTo(wanted[i], within(tolerance));
            sum += counts[i];
        }
        assertThat(sum).isEqualTo(summary.finite());
    }

    @Test
    void hasExactQuantilesForEightAndSixteenBitTypes() throws CheckpointException {
        for (ExpectedStatistics array : ARRAYS) {
            if (array.text("data").matches("patterns|channels")) {
                Summary summary = Summary.of(array.reader(), Monitor.NONE);
                assertThat(summary.histogram().isExact()).as(array.toString()).isTrue();
            }
        }
    }

    @Test
    void readsATransposedTensorInItsOwnOrder() throws CheckpointException {
        float[] stored = {0, 5, 1, 6, 2, 7};
        Summary summary = Summary.of(TestTensors.matrix(stored, 2, 3, 1, 2), Monitor.NONE);
        assertThat(summary.mean()).hasValue(3.5);
        assertThat(summary.argMax()).isEqualTo(5);
        assertThat(summary.argMin()).isEqualTo(0);
    }

    @Test
    void countsAnExpandedTensorByItsElements() throws CheckpointException {
        Summary summary = Summary.of(TestTensors.matrix(new float[] {2}, 3, 5, 0, 0), Monitor.NONE);
        assertThat(summary.count()).isEqualTo(15);
        assertThat(summary.l1()).hasValue(30);
        assertThat(summary.std()).hasValue(0);
    }
}

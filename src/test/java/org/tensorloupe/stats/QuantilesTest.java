package org.tensorloupe.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.tensorloupe.bytes.Monitor;
import org.tensorloupe.fault.CheckpointException;

final class QuantilesTest {
    static final List<ExpectedStatistics> ARRAYS = ExpectedStatistics.all();
    private static final double[] SHARES = {0.01, 0.05, 0.25, 0.5, 0.75, 0.95, 0.99};

    @ParameterizedTest
    @FieldSource("ARRAYS")
    void areExactOnRequest(ExpectedStatistics expected) throws CheckpointException {
        double[] found = ExactQuantiles.of(expected.reader(), SHARES, Monitor.NONE);
        if (expected.has("quantiles")) {
            assertThat(found).containsExactly(expected.reals("quantiles"));
        } else if (!expected.has("mean")) {
            assertThat(found).isEmpty();
        }
    }

    @Test
    void takeSharesFromZeroToOneOnly() throws CheckpointException {
        Summary summary = Summary.of(ExpectedStatistics.named("normal").reader(), Monitor.NONE);
        assertThatThrownBy(() -> summary.quantile(1.01))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> summary.quantile(Double.NaN))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void doNotOverflowBetweenTheLargestNumbers() throws CheckpointException {
        Summary summary = Summary.of(ExpectedStatistics.named("huge").reader(), Monitor.NONE);
        // Between -1.7e308 and 1.2e308, a hundredth of three gaps from the first.
        assertThat(summary.quantile(0.01).getAsDouble())
                .isEqualTo(-1.7e308 * 0.97 + 1.2e308 * 0.03);
    }

    @Test
    void countNothingOutsideTheBins() throws CheckpointException {
        Summary summary = Summary.of(ExpectedStatistics.named("two").reader(), Monitor.NONE);
        assertThat(summary.histogram().counts(0, 1, 2)).containsExactly(0, 1);
        assertThat(summary.histogram().counts(1, 1.5, 2)).containsExactly(1, 0);
        assertThat(summary.histogram().counts(3, 4, 1)).containsExactly(0);
        assertThatThrownBy(() -> summary.histogram().counts(1, 0, 3))
                .isInstanceOf(IllegalArgumentException.class);
    }
}

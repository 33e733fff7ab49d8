package org.tensorloupe.format.legacy;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tensorloupe.fault.CheckpointException;
import org.tensorloupe.format.Comparison;
import org.tensorloupe.testkit.Places;

/// Streams that PyTorch 2.13 wrote or reads, against the values that PyTorch and NumPy give.
class LegacyFixturesTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "legacy",
                "legacy-views",
                "legacy-protocol0",
                "legacy-protocol1",
                "legacy-protocol3",
                "legacy-protocol4",
                "legacy-protocol5",
                "legacy-dtypes",
                "legacy-big-endian",
                "legacy-devices",
                "legacy-root-views",
                "streams"
            })
    void agreesWithPyTorch(String name) throws CheckpointException {
        assertThat(Comparison.check(Places.fixture(name + ".pth"), Places.fixture(name + ".json")))
                .isPositive();
    }
}

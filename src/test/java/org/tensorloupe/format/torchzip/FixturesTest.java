package org.tensorloupe.format.torchzip;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tensorloupe.bytes.Monitor;
import org.tensorloupe.fault.CheckpointException;
import org.tensorloupe.format.Comparison;
import org.tensorloupe.format.Formats;
import org.tensorloupe.format.OpenCheckpoint;
import org.tensorloupe.model.TensorNode;
import org.tensorloupe.tensor.TensorInfo;
import org.tensorloupe.testkit.Json;
import org.tensorloupe.testkit.Places;
import org.tensorloupe.testkit.Truth;

/// Files that PyTorch 2.13 wrote, against the values that PyTorch and NumPy give.
class FixturesTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "small",
                "resnet18-small",
                "training",
                "transformer-tied",
                "dtypes",
                "halves",
                "structure",
                "sparse",
                "nested",
                "wrappers",
                "v1-rebuild",
                "protocol3",
                "protocol4",
                "protocol5",
                "deflated",
                "rezipped",
                "stored-unaligned",
                "old-version",
                "big-endian",
                "big-endian-untyped",
                "zip64",
                "sub-byte",
                "huge-empty",
                "same-name",
                "devices",
                "matrices"
            })
    void agreesWithPyTorch(String name) throws CheckpointException {
        assertThat(Comparison.check(Places.fixture(name + ".pth"), Places.fixture(name + ".json")))
                .isPositive();
    }

    @Test
    void keepsBothTensorsOfOneName() throws CheckpointException {
        List<Object> twice =
                Json.list(
                        Json.map(Json.object(Places.fixture("same-name.json")).get("twice"))
                                .get("a.b"));
        try (OpenCheckpoint open = Formats.open(Places.fixture("same-name.pth"), Monitor.NONE)) {
            List<TensorInfo> found =
                    open.checkpoint().tensors().stream()
                            .map(TensorNode::tensor)
                            .filter(tensor -> tensor.name().equals("a.b"))
                            .toList();
            SoftAssertions softly = new SoftAssertions();
            assertThat(found).hasSize(2).hasSameSizeAs(twice);
            for (int i = 0; i < 2; i++) {
                new Truth("a.b", Json.map(twice.get(i))).checkInfo(softly, found.get(i));
            }
            softly.assertAll();
        }
    }
}

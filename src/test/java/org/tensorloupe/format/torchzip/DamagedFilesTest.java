package org.tensorloupe.format.torchzip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tensorloupe.bytes.Monitor;
import org.tensorloupe.fault.CheckpointException;
import org.tensorloupe.fault.FormatFault;
import org.tensorloupe.format.Formats;
import org.tensorloupe.format.OpenCheckpoint;
import org.tensorloupe.model.Finding;
import org.tensorloupe.model.TensorNode;
import org.tensorloupe.stats.Summary;
import org.tensorloupe.tensor.Component;
import org.tensorloupe.tensor.TensorInfo;
import org.tensorloupe.tensor.TensorReader;
import org.tensorloupe.testkit.Json;
import org.tensorloupe.testkit.Places;
import org.tensorloupe.testkit.Truth;

/// Files of which a part is broken: the rest is there, and the broken part says why.
class DamagedFilesTest {
    @ParameterizedTest
    @ValueSource(strings = {"cut", "missing-storage", "outside-storage", "lying-shape"})
    void givesWhatIsWholeAndSaysWhatIsNot(String name) throws CheckpointException {
        Map<String, Object> truth = Json.object(Places.fixture(name + ".json"));
        List<Object> unreadable = Json.list(truth.get("unreadable"));
        SoftAssertions softly = new SoftAssertions();
        try (OpenCheckpoint open = Formats.open(Places.fixture(name + ".pth"), Monitor.NONE)) {
            for (Truth one : Truth.all(truth, "tensors")) {
                TensorInfo tensor = tensor(open, one.name());
                one.checkInfo(softly, tensor);
                one.checkStatistics(softly, summary(open, tensor));
            }
            assertThat(open.checkpoint().isDamaged()).isTrue();
            softly.assertThat(
                            open.checkpoint().findings().stream()
                                    .filter(f -> f.severity() == Finding.Severity.ERROR)
                                    .map(Finding::name))
                    .containsExactlyInAnyOrderElementsOf(
                            unreadable.stream().map(String::valueOf).toList());
            for (TensorNode node : open.checkpoint().tensors()) {
                if (unreadable.contains(node.name())) {
                    assertThatThrownBy(() -> summary(open, node.tensor()))
                            .as(node.name())
                            .isInstanceOf(CheckpointException.class);
                }
            }
        }
        softly.assertAll();
    }

    @Test
    void keepsTheFaultOfACutFile() throws CheckpointException {
        try (OpenCheckpoint open = Formats.open(Places.fixture("cut.pth"), Monitor.NONE)) {
            assertThat(open.checkpoint().fault())
                    .isInstanceOfSatisfying(
                            FormatFault.CutShort.class,
                            fault ->
                                    assertThat(fault.size())
                                            .isEqualTo(open.checkpoint().fileSize()));
        }
    }

    private static TensorInfo tensor(OpenCheckpoint open, String name) {
        return open.checkpoint().tensors().stream()
                .filter(node -> node.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError(name + " is missing"))
                .tensor();
    }

    private static Summary summary(OpenCheckpoint open, TensorInfo tensor)
            throws CheckpointException {
        return Summary.of(
                TensorReader.open(tensor, Component.VALUE, open.storages(), Monitor.NONE),
                Monitor.NONE);
    }
}

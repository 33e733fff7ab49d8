package org.tensorloupe.format.legacy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.tensorloupe.bytes.Monitor;
import org.tensorloupe.fault.CheckpointException;
import org.tensorloupe.format.Formats;
import org.tensorloupe.format.OpenCheckpoint;
import org.tensorloupe.model.Finding.Severity;
import org.tensorloupe.model.TensorNode;
import org.tensorloupe.stats.Summary;
import org.tensorloupe.tensor.Component;
import org.tensorloupe.tensor.TensorReader;
import org.tensorloupe.testkit.Json;
import org.tensorloupe.testkit.Places;
import org.tensorloupe.testkit.Truth;

/// Whole `torch.save` streams within a pickle.
class StreamsTest {
    @Test
    void keepsTheStoragesOfTwoStreamsOfOneNameApart() throws CheckpointException {
        List<Object> twice =
                Json.list(
                        Json.map(Json.object(Places.fixture("streams-same-name.json")).get("twice"))
                                .get("a.b"));
        try (OpenCheckpoint open =
                Formats.open(Places.fixture("streams-same-name.pth"), Monitor.NONE)) {
            List<TensorNode> found = open.checkpoint().tensors();
            assertThat(found).hasSize(2).hasSameSizeAs(twice);
            SoftAssertions softly = new SoftAssertions();
            for (int i = 0; i < 2; i++) {
                Truth truth = new Truth("a.b", Json.map(twice.get(i)));
                truth.checkInfo(softly, found.get(i).tensor());
                truth.checkStatistics(softly, summary(open, found.get(i)));
            }
            softly.assertAll();
        }
    }

    @Test
    void endsAtStreamsThatAreNestedTooDeep() throws CheckpointException {
        try (OpenCheckpoint open = Formats.open(Places.fixture("streams-deep.pth"), Monitor.NONE)) {
            assertThat(open.checkpoint().tensors())
                    .extracting(TensorNode::name)
                    .containsExactly("shallow");
            assertThat(open.checkpoint().findings())
                    .singleElement()
                    .satisfies(finding -> {
                        assertThat(finding.severity()).isEqualTo(Severity.ERROR);
                        assertThat(finding.message()).contains("files within files: 9");
                    });
        }
    }

    private static Summary summary(OpenCheckpoint open, TensorNode node)
            throws CheckpointException {
        return Summary.of(
                TensorReader.open(node.tensor(), Component.VALUE, open.storages(), Monitor.NONE),
                Monitor.NONE);
    }
}

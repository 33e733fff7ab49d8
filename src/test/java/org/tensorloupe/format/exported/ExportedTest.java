package org.tensorloupe.format.exported;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tensorloupe.bytes.Monitor;
import org.tensorloupe.fault.CheckpointException;
import org.tensorloupe.format.Comparison;
import org.tensorloupe.format.Formats;
import org.tensorloupe.format.Nodes;
import org.tensorloupe.format.OpenCheckpoint;
import org.tensorloupe.testkit.Json;
import org.tensorloupe.testkit.Places;

/// Exported programs of PyTorch 2.13, against what `torch.export.load` gives.
class ExportedTest {
    @ParameterizedTest
    @ValueSource(strings = {"exported", "exported-old"})
    void givesTheNamesAndNumbersOfItsStateDict(String name) throws CheckpointException {
        assertThat(Comparison.check(Places.fixture(name + ".pt2"), Places.fixture(name + ".json")))
                .isPositive();
        try (OpenCheckpoint open = open(name)) {
            assertThat(open.checkpoint().format()).isEqualTo("torch.export");
            assertThat(open.checkpoint().findings()).isEmpty();
            assertThat(open.checkpoint().metadata())
                    .containsEntry("torch_version", "2.13.0+cpu")
                    .containsKey("schema_version");
        }
    }

    @ParameterizedTest
    @CsvSource({"exported, model", "exported-old, serialized_exported_program"})
    void givesTheShapesOfTheGraphsValues(String name, String graph) throws CheckpointException {
        Map<String, Object> expected =
                Json.map(Json.object(Places.fixture(name + ".json")).get("graph"));
        try (OpenCheckpoint open = open(name)) {
            Nodes nodes = new Nodes(open);
            assertThat(expected).hasSizeGreaterThan(15);
            expected.forEach((value, shape) ->
                    assertThat(nodes.value("graph." + graph + ".values." + value))
                            .as(value)
                            .isEqualTo(shape));
        }
    }

    @Test
    void givesTheRangesOfSymbolicSizesAndTheText() throws CheckpointException {
        try (OpenCheckpoint open = open("exported")) {
            Nodes nodes = new Nodes(open);
            assertThat(
                            nodes.names().stream()
                                    .filter(name -> name.startsWith("graph.model.symbols."))
                                    .map(nodes::value))
                    .containsExactly("2..64");
            assertThat(nodes.content("models/model.json")).startsWith("{").contains("conv2d");
        }
    }

    @Test
    void tellsParametersFromBuffers() throws CheckpointException {
        try (OpenCheckpoint open = open("exported")) {
            Nodes nodes = new Nodes(open);
            assertThat(nodes.isParameter("turned")).isTrue();
            assertThat(nodes.isParameter("mask")).isFalse();
        }
    }

    private static OpenCheckpoint open(String name) throws CheckpointException {
        return Formats.open(Places.fixture(name + ".pt2"), Monitor.NONE);
    }
}

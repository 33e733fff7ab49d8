package org.tensorloupe.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tensorloupe.bytes.Monitor;
import org.tensorloupe.fault.CheckpointException;
import org.tensorloupe.format.Formats;
import org.tensorloupe.format.OpenCheckpoint;
import org.tensorloupe.model.Node;
import org.tensorloupe.testkit.Json;
import org.tensorloupe.testkit.Places;

/// Optimizers that PyTorch 2.13 saved, against the identity of its own objects.
class OptimizerJoinTest {
    @ParameterizedTest
    @ValueSource(strings = {"adam", "groups", "frozen", "named", "lightning", "tied"})
    void joinsEveryParameterAsPyTorchDoes(String name) throws CheckpointException {
        String file = "optimizer-" + name + ".pth";
        try (OpenCheckpoint open = Formats.open(Places.fixture(file), Monitor.NONE)) {
            OptimizerJoin join = OptimizerJoin.of(open.checkpoint());
            Map<String, String> found = new TreeMap<>();
            all(open.checkpoint().root())
                    .forEach(node ->
                            join.entry(node.name())
                                    .ifPresent(owner -> found.put(node.name(), owner.parameter())));
            assertThat(found).isNotEmpty().isEqualTo(truth(file));
            assertThat(join.optimizers())
                    .allSatisfy(optimizer -> {
                        assertThat(optimizer.joined()).isEqualTo(optimizer.parameters());
                        assertThat(optimizer.problem()).isEmpty();
                    });
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"ambiguous", "misfit", "reversed", "alone"})
    void joinsNothingWhereTheOrderDoesNotAllowIt(String name) throws CheckpointException {
        try (OpenCheckpoint open =
                Formats.open(Places.fixture("optimizer-" + name + ".pth"), Monitor.NONE)) {
            OptimizerJoin join = OptimizerJoin.of(open.checkpoint());
            assertThat(all(open.checkpoint().root()).filter(n -> join.entry(n.name()).isPresent()))
                    .isEmpty();
            assertThat(join.optimizers())
                    .singleElement()
                    .satisfies(optimizer -> {
                        assertThat(optimizer.joined()).isZero();
                        assertThat(optimizer.problem()).isPresent();
                    });
        }
    }

    @Test
    void saysWhichShapeContradicts() throws CheckpointException {
        try (OpenCheckpoint open =
                Formats.open(Places.fixture("optimizer-reversed.pth"), Monitor.NONE)) {
            assertThat(OptimizerJoin.of(open.checkpoint()).optimizers().getFirst().text())
                    .isEqualTo(
                            "12 parameters not joined: exp_avg of parameter 0 is [2], 0.weight is"
                                    + " [3, 2, 3, 3]");
        }
    }

    @Test
    void namesAStateTensorByWhatItIsOf() throws CheckpointException {
        try (OpenCheckpoint open = Formats.open(Places.fixture("training.pth"), Monitor.NONE)) {
            OptimizerJoin.Owner owner =
                    OptimizerJoin.of(open.checkpoint())
                            .tensor("optimizer.state.4.exp_avg")
                            .orElseThrow();
            assertThat(owner.text()).isEqualTo("exp_avg of fc.weight");
            assertThat(owner.path()).isEqualTo("state_dict.fc.weight");
        }
    }

    private static Map<String, String> truth(String file) {
        Map<String, String> out = new TreeMap<>();
        Json.map(Json.object(Places.fixture("optimizers.json")).get(file))
                .forEach((path, name) -> out.put(path, String.valueOf(name)));
        return out;
    }

    private static Stream<Node> all(Node node) {
        return Stream.concat(
                Stream.of(node), node.children().stream().flatMap(OptimizerJoinTest::all));
    }
}

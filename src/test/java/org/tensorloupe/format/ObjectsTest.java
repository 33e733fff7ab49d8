package org.tensorloupe.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.tensorloupe.bytes.Monitor;
import org.tensorloupe.fault.CheckpointException;
import org.tensorloupe.fault.FormatFault;
import org.tensorloupe.model.Checkpoint;
import org.tensorloupe.model.GroupNode;
import org.tensorloupe.model.Node;
import org.tensorloupe.model.ObjectNode;
import org.tensorloupe.model.StateDictTensors;
import org.tensorloupe.model.TensorNode;
import org.tensorloupe.model.ValueNode;
import org.tensorloupe.testkit.Json;
import org.tensorloupe.testkit.Places;

/// Pickled modules, NumPy arrays and plain objects, against PyTorch, NumPy and Python.
class ObjectsTest {
    private static final List<String> FILES =
            List.of(
                    "module.pth",
                    "modules-within.pth",
                    "arrays-protocol0.pkl",
                    "arrays-protocol2.pkl",
                    "arrays-protocol3.pkl",
                    "arrays-protocol5.pkl",
                    "joblib.pkl",
                    "quantized-modules.pth",
                    "objects.pth",
                    "objects-protocol0.pkl",
                    "objects-protocol1.pkl",
                    "objects-protocol4.pkl",
                    "several.pkl");

    @TempDir Path folder;

    @TestFactory
    Stream<DynamicTest> tensorsAndValuesAreThoseOfPython() {
        return FILES.stream().map(file -> DynamicTest.dynamicTest(file, () -> check(file)));
    }

    private static void check(String name) throws CheckpointException {
        Path file = Places.fixture(name);
        Path json = Places.fixture(name.replaceFirst("\\.[a-z]*$", ".json"));
        Comparison.check(file, json);
        try (OpenCheckpoint open = Formats.open(file, Monitor.NONE)) {
            assertThat(open.checkpoint().findings()).isEmpty();
            Map<String, String> found = values(open.checkpoint());
            SoftAssertions softly = new SoftAssertions();
            Json.map(Json.object(json).get("values"))
                    .forEach((path, text) ->
                            softly.assertThat(found.get(path)).as(path).isEqualTo(text));
            softly.assertAll();
        }
    }

    @Test
    void theStateDictOfAModuleIsThatOfPyTorch() throws CheckpointException {
        try (OpenCheckpoint open = Formats.open(Places.fixture("module.pth"), Monitor.NONE)) {
            Checkpoint checkpoint = open.checkpoint();
            assertThat(checkpoint.stateDicts()).containsExactly("");
            assertThat(StateDictTensors.of(checkpoint.root(), ""))
                    .extracting(TensorNode::name)
                    .containsExactlyElementsOf(
                            Json.map(Json.object(Places.fixture("module.json")).get("tensors"))
                                    .keySet());
            assertThat(checkpoint.root().children())
                    .singleElement()
                    .isInstanceOfSatisfying(
                            ObjectNode.class,
                            module -> {
                                assertThat(module.module()).isTrue();
                                assertThat(module.className()).isEqualTo("acme.nets.Net");
                            });
        }
    }

    @Test
    void findsModulesWithinOtherObjects() throws CheckpointException {
        try (OpenCheckpoint open =
                Formats.open(Places.fixture("modules-within.pth"), Monitor.NONE)) {
            GroupNode root = open.checkpoint().root();
            assertThat(open.checkpoint().stateDicts()).first().isEqualTo("model");
            assertThat(StateDictTensors.of(root, "compiled"))
                    .extracting(TensorNode::name)
                    .containsExactly("compiled._orig_mod.weight", "compiled._orig_mod.bias");
        }
    }

    @Test
    void aWeightThatAnLstmListsTwiceCountsOnce() throws CheckpointException {
        try (OpenCheckpoint open = Formats.open(Places.fixture("module.pth"), Monitor.NONE)) {
            assertThat(open.checkpoint().tensors())
                    .extracting(TensorNode::name)
                    .noneMatch(name -> name.contains("_flat_weights"));
        }
    }

    @Test
    void hooksThatAreEmptyAreNotShown() throws CheckpointException {
        try (OpenCheckpoint open = Formats.open(Places.fixture("module.pth"), Monitor.NONE)) {
            assertThat(values(open.checkpoint()).keySet())
                    .noneMatch(name -> name.endsWith("_hooks"));
        }
    }

    @Test
    void textIsNoPickle() throws IOException {
        for (String text :
                List.of("N.", "I am a text.\n", "Some words.", "]. is a list", "cat.\ndog.\n.")) {
            Path file = Files.writeString(folder.resolve("text.pkl"), text);
            assertThatThrownBy(() -> Formats.open(file, Monitor.NONE))
                    .as(text)
                    .isInstanceOfSatisfying(
                            CheckpointException.class,
                            e ->
                                    assertThat(e.fault())
                                            .isInstanceOf(FormatFault.NotACheckpoint.class));
        }
    }

    @Test
    void tellsWhatADamagedPickleWouldRun() throws IOException, CheckpointException {
        Path file = Files.writeString(folder.resolve("cut.pkl"), "cposix\nsystem\n(S'true'\ntR(");
        try (OpenCheckpoint open = Formats.open(file, Monitor.NONE)) {
            assertThat(open.checkpoint().isDamaged()).isTrue();
            assertThat(open.checkpoint().imports())
                    .singleElement()
                    .satisfies(i -> {
                        assertThat(i.name()).isEqualTo("system");
                        assertThat(i.called()).isTrue();
                        assertThat(i.known()).isFalse();
                    });
        }
    }

    @Test
    void anArrayWhoseDataIsTooShortIsAFinding() throws IOException, CheckpointException {
        byte[] bytes = Files.readAllBytes(Places.fixture("arrays-protocol3.pkl"));
        // The first shape is (3, 4): K 3 K 4 TUPLE2.
        for (int i = 0; i < bytes.length - 4; i++) {
            if (bytes[i] == 'K' && bytes[i + 1] == 3 && bytes[i + 2] == 'K' && bytes[i + 3] == 4) {
                bytes[i + 1] = 9;
                break;
            }
        }
        Path file = Files.write(folder.resolve("short.pkl"), bytes);
        try (OpenCheckpoint open = Formats.open(file, Monitor.NONE)) {
            assertThat(open.checkpoint().findings())
                    .singleElement()
                    .satisfies(finding -> {
                        assertThat(finding.name()).isEqualTo("arrays.float32");
                        assertThat(finding.message()).contains("48 bytes", "144");
                    });
        }
    }

    private static Map<String, String> values(Checkpoint checkpoint) {
        Map<String, String> out = new HashMap<>();
        Deque<Node> open = new ArrayDeque<>(List.of(checkpoint.root()));
        while (!open.isEmpty()) {
            Node node = open.pop();
            if (node instanceof ValueNode value) {
                out.putIfAbsent(value.name(), value.text());
            }
            node.children().forEach(open::push);
        }
        return out;
    }
}

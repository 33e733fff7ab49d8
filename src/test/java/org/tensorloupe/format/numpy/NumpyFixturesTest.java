package org.tensorloupe.format.numpy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayInputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tensorloupe.bytes.Monitor;
import org.tensorloupe.fault.CheckpointException;
import org.tensorloupe.fault.FormatFault;
import org.tensorloupe.format.Comparison;
import org.tensorloupe.format.Formats;
import org.tensorloupe.format.OpenCheckpoint;
import org.tensorloupe.model.GroupNode;
import org.tensorloupe.model.Node;
import org.tensorloupe.model.ValueNode;
import org.tensorloupe.testkit.Places;

/// Files that NumPy wrote, against what it says of them.
class NumpyFixturesTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "version1.npy",
                "version2.npy",
                "version3.npy",
                "fortran.npy",
                "big-endian.npy",
                "zero-axes.npy",
                "no-elements.npy",
                "stored.npz",
                "deflated.npz"
            })
    void agreesWithNumpy(String file) throws CheckpointException {
        String truth = file.substring(0, file.lastIndexOf('.')) + ".json";
        assertThat(Comparison.check(fixture(file), fixture(truth))).isPositive();
    }

    @Test
    void splitsDottedNamesIntoModules() throws CheckpointException {
        try (OpenCheckpoint open = open("stored.npz")) {
            GroupNode root = open.checkpoint().root();
            assertThat(root.children().getFirst().key()).isEqualTo("little");
            assertThat(root.children()).extracting(Node::key).contains("params/Dense_0/kernel");
            assertThat(open.checkpoint().stateDicts()).containsExactly("");
        }
    }

    @Test
    void readsObjectsAsValues() throws CheckpointException {
        try (OpenCheckpoint open = open("objects.npy")) {
            List<Node> items = open.checkpoint().root().children();
            assertThat(items).extracting(Node::name).containsExactly("0", "1", "2");
            assertThat(items.getFirst().children())
                    .extracting(Node::name)
                    .containsExactly("0.epoch", "0.name");
            assertThat(items.get(1).children())
                    .extracting(node -> ((ValueNode) node).text())
                    .containsExactly("1", "2.5", "three");
        }
        try (OpenCheckpoint open = open("one-object.npy")) {
            assertThat(open.checkpoint().root().children())
                    .extracting(Node::name)
                    .containsExactly("conv.weight", "steps");
        }
    }

    @Test
    void showsWhatHoldsNoNumbersWithItsSize() throws CheckpointException {
        assertThat(only("texts.npy").type()).isEqualTo("text <U5");
        assertThat(only("texts.npy").text()).isEqualTo("array [3], 60 bytes");
        assertThat(only("records.npy").type()).isEqualTo("structured (x <f4, y <i8[2], z (a |u1))");
        assertThat(only("records.npy").text()).isEqualTo("array [3], 63 bytes");
        try (OpenCheckpoint open = open("mixed.npz")) {
            Map<String, Node> nodes =
                    open.checkpoint().root().children().stream()
                            .collect(Collectors.toMap(Node::key, n -> n));
            assertThat(((ValueNode) node(nodes, "words")).type()).isEqualTo("bytes |S2");
            assertThat(((ValueNode) node(nodes, "days")).type()).startsWith("datetime64");
            assertThat(node(nodes, "objects").children())
                    .extracting(Node::name)
                    .containsExactly("objects.0", "objects.1", "objects.2");
            assertThat(open.checkpoint().tensors()).hasSize(1);
            assertThat(open.checkpoint().findings()).isEmpty();
            assertThat(open.checkpoint().imports()).isNotEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "{'descr': '<f4'}",
                "{'descr': '<f4', 'fortran_order': 0, 'shape': (3,)}",
                "{'descr': '<f4', 'fortran_order': False, 'shape': (3,)} + 1",
                "{'descr': '<f4', 'fortran_order': False, 'shape': (3.5,)}",
                "{'descr': '<f4', 'fortran_order': False, 'shape': ('3',)}",
                "{'descr': '<f4', 'fortran_order': False, 'shape': (__import__('os'),)}",
                "{'descr': '<f4', 'descr': '<f4', 'fortran_order': False, 'shape': (3,)}",
                "{'descr': '<f4', 'fortran_order': False, 'shape': (99999999999999999999,)}",
                "{'descr': '<f4, 'fortran_order': False, 'shape': (3,)}"
            })
    void refusesAHeaderThatIsNotWhatNumpyWrites(String header) {
        assertThat(fault(header)).isInstanceOf(FormatFault.Malformed.class);
    }

    @Test
    void refusesListsThatAreNestedTooDeep() {
        assertThat(fault("{'descr': " + "[".repeat(1000)))
                .isInstanceOf(FormatFault.LimitExceeded.class);
    }

    @Test
    void readsTheLongNumbersOfPython2() throws CheckpointException {
        String header = "{'descr': '<f4', 'fortran_order': False, 'shape': (3L, 2L), }  \n";
        assertThat(read(header).shape()).containsExactly(3L, 2L);
    }

    private static FormatFault fault(String header) {
        CheckpointException thrown =
                catchThrowableOfType(CheckpointException.class, () -> read(header));
        return Objects.requireNonNull(thrown, header).fault();
    }

    private static NpyHeader read(String header) throws CheckpointException {
        byte[] text = header.getBytes(StandardCharsets.ISO_8859_1);
        ByteBuffer file = ByteBuffer.allocate(10 + text.length).order(ByteOrder.LITTLE_ENDIAN);
        file.put("\u0093NUMPY\u0001\u0000".getBytes(StandardCharsets.ISO_8859_1));
        file.putShort((short) text.length).put(text);
        return NpyHeader.read("x.npy", new ByteArrayInputStream(file.array()));
    }

    private static Node node(Map<String, Node> nodes, String key) {
        return Objects.requireNonNull(nodes.get(key), key);
    }

    private static ValueNode only(String file) throws CheckpointException {
        try (OpenCheckpoint open = open(file)) {
            assertThat(open.checkpoint().root().children()).hasSize(1);
            return (ValueNode) open.checkpoint().root().children().getFirst();
        }
    }

    private static Path fixture(String file) {
        return Places.fixture("numpy/" + file);
    }

    private static OpenCheckpoint open(String file) throws CheckpointException {
        return Formats.open(fixture(file), Monitor.NONE);
    }
}

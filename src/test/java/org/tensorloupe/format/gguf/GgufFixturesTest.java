package org.tensorloupe.format.gguf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tensorloupe.bytes.Monitor;
import org.tensorloupe.fault.CheckpointException;
import org.tensorloupe.format.Comparison;
import org.tensorloupe.format.Formats;
import org.tensorloupe.format.OpenCheckpoint;
import org.tensorloupe.model.GroupNode;
import org.tensorloupe.model.Node;
import org.tensorloupe.model.TensorNode;
import org.tensorloupe.model.TextNode;
import org.tensorloupe.model.ValueNode;
import org.tensorloupe.tensor.Component;
import org.tensorloupe.tensor.SliceKey;
import org.tensorloupe.tensor.TensorReader;
import org.tensorloupe.testkit.Json;
import org.tensorloupe.testkit.Places;

/// Files of the gguf package, against what it and NumPy make of them.
class GgufFixturesTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "blocks",
                "plain",
                "big-endian-plain",
                "big-endian-blocks",
                "version1",
                "version2"
            })
    void agreesWithTheReference(String name) throws CheckpointException {
        assertThat(
                        Comparison.check(
                                Places.fixture("gguf/" + name + ".gguf"),
                                Places.fixture("gguf/" + name + ".json")))
                .isPositive();
    }

    @ParameterizedTest
    @ValueSource(strings = {"blocks", "big-endian-blocks", "version1", "plain"})
    void everyValueIsEqualToTheLastBit(String name) throws CheckpointException {
        Map<String, Object> expected =
                Json.map(Json.object(Places.fixture("gguf/" + name + ".json")).get("tensors"));
        try (OpenCheckpoint open = open(name)) {
            SoftAssertions softly = new SoftAssertions();
            for (TensorNode node : open.checkpoint().tensors()) {
                Map<String, Object> facts = Json.map(expected.get(node.name()));
                if (!List.of("float64", "float16").contains(facts.get("dtype"))
                        && !String.valueOf(facts.get("dtype")).startsWith("int")) {
                    softly.assertThat(hash(floats(open, node)))
                            .as(node.name())
                            .isEqualTo(facts.get("sha256_values"));
                }
            }
            softly.assertAll();
        }
    }

    @Test
    void readsFromAnyElementInAnyDirection() throws CheckpointException {
        try (OpenCheckpoint open = open("blocks")) {
            for (TensorNode node : open.checkpoint().tensors()) {
                float[] whole = floats(open, node);
                TensorReader reader = reader(open, node);
                int height = (int) node.tensor().shape().size(0);
                int width = (int) node.tensor().shape().size(1);
                double[] part = new double[width];
                reader.read(width / 2 + 1, part, 0, width);
                double[] across = new double[height * width];
                SliceKey turned =
                        new SliceKey(node.tensor(), Component.VALUE, 1, 0, List.of(0L, 0L));
                reader.readBlock(turned, 0, width, 0, height, across);
                for (int i = 0; i < width; i++) {
                    assertThat(part[i])
                            .as(node.name())
                            .isEqualTo(Double.valueOf(whole[width / 2 + 1 + i]));
                    for (int row = 0; row < height; row++) {
                        assertThat(across[i * height + row])
                                .as(node.name())
                                .isEqualTo(Double.valueOf(whole[row * width + i]));
                    }
                }
                assertThat(Float.parseFloat(reader.text(1, 7).replace("nan", "NaN")))
                        .isEqualTo(Float.valueOf(whole[width + 7]));
            }
        }
    }

    @Test
    void showsItsMetadata() throws CheckpointException {
        try (OpenCheckpoint open = open("plain")) {
            Map<String, String> metadata = open.checkpoint().metadata();
            assertThat(metadata)
                    .containsEntry("general.architecture", "test")
                    .containsEntry("test.uint8", "200")
                    .containsEntry("test.int8", "-100")
                    .containsEntry("test.uint16", "60000")
                    .containsEntry("test.int16", "-30000")
                    .containsEntry("test.uint32", "4000000000")
                    .containsEntry("test.int32", "-2000000000")
                    .containsEntry("test.float32", "0.1")
                    .containsEntry("test.bool", "True")
                    .containsEntry("test.string", "Gewürz, 調味料")
                    .containsEntry("test.uint64", "18446744073709551615")
                    .containsEntry("test.int64", "-9223372036854775808")
                    .containsEntry("test.float64", "0.1")
                    .containsEntry("test.numbers", "[0, 1, 2, 3, 4]")
                    .containsEntry("test.nested", "[[1, 2], [3]]");
            assertThat(metadata.get("test.words"))
                    .startsWith("['word0', 'word1', ")
                    .endsWith("… 300 items]");
            GroupNode group = (GroupNode) open.checkpoint().root().children().getFirst();
            assertThat(group.key()).isEqualTo("metadata");
            Node words = child(group, "test.words");
            assertThat(words.children()).hasSize(101);
            assertThat(words.children().getLast())
                    .isInstanceOfSatisfying(
                            ValueNode.class,
                            more -> assertThat(more.text()).isEqualTo("200 more of str"));
            TextNode template = (TextNode) child(group, "test.template");
            assertThat(template.content().size()).isEqualTo(23 * 200);
            byte[] start = open.storages().bytes(template.content(), Monitor.NONE).bytes(0, 23);
            assertThat(new String(start, StandardCharsets.UTF_8))
                    .isEqualTo("{% for m in messages %}");
        }
    }

    @Test
    void isClosedWithItsFile() throws CheckpointException {
        OpenCheckpoint open = open("plain");
        TensorNode node = open.checkpoint().tensors().getFirst();
        open.close();
        assertThatThrownBy(() -> floats(open, node)).isInstanceOf(CheckpointException.class);
    }

    private static Node child(Node group, String key) {
        return group.children().stream().filter(n -> n.key().equals(key)).findFirst().orElseThrow();
    }

    private static OpenCheckpoint open(String name) throws CheckpointException {
        return Formats.open(Places.fixture("gguf/" + name + ".gguf"), Monitor.NONE);
    }

    private static TensorReader reader(OpenCheckpoint open, TensorNode node)
            throws CheckpointException {
        return TensorReader.open(node.tensor(), Component.VALUE, open.storages(), Monitor.NONE);
    }

    private static float[] floats(OpenCheckpoint open, TensorNode node) throws CheckpointException {
        float[] out = new float[(int) node.tensor().numel()];
        reader(open, node).read(0, out, 0, out.length);
        return out;
    }

    private static String hash(float[] values) {
        ByteBuffer bytes =
                ByteBuffer.allocate(values.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        for (float value : values) {
            bytes.putInt(Float.floatToIntBits(value));
        }
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(bytes.array());
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}

package org.tensorloupe.format.torch;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.tensorloupe.bytes.ByteViews;
import org.tensorloupe.bytes.Monitor;
import org.tensorloupe.fault.CheckpointException;
import org.tensorloupe.format.Formats;
import org.tensorloupe.format.OpenCheckpoint;
import org.tensorloupe.format.tree.Assembly;
import org.tensorloupe.model.GroupNode;
import org.tensorloupe.model.Node;
import org.tensorloupe.model.ObjectNode;
import org.tensorloupe.model.TensorNode;
import org.tensorloupe.model.ValueNode;
import org.tensorloupe.pickle.PickleLimits;
import org.tensorloupe.pickle.PickleReader;
import org.tensorloupe.testkit.Places;

class TreeBuilderTest {
    @Test
    void splitsStateDictNamesIntoModules() throws CheckpointException {
        try (OpenCheckpoint open =
                Formats.open(Places.fixture("resnet18-small.pth"), Monitor.NONE)) {
            GroupNode root = open.checkpoint().root();
            Node layer1 = child(root, "layer1");
            Node weight = child(child(child(layer1, "0"), "conv1"), "weight");
            assertThat(weight).isInstanceOf(TensorNode.class);
            assertThat(weight.name()).isEqualTo("layer1.0.conv1.weight");
            assertThat(root.totals().tensors()).isEqualTo(122);
            assertThat(layer1.name()).isEqualTo("layer1");
            assertThat(layer1.totals().tensors()).isEqualTo(24);
            assertThat(open.checkpoint().stateDicts()).containsExactly("");
        }
    }

    @Test
    void showsWhatIsNoTensorToo() throws CheckpointException {
        try (OpenCheckpoint open = Formats.open(Places.fixture("training.pth"), Monitor.NONE)) {
            GroupNode root = open.checkpoint().root();
            assertThat(child(root, "epoch")).isEqualTo(new ValueNode("epoch", "epoch", "int", "3"));
            assertThat(child(root, "args"))
                    .isInstanceOfSatisfying(
                            ObjectNode.class,
                            args -> {
                                assertThat(args.className()).isEqualTo("argparse.Namespace");
                                assertThat(args.children()).isNotEmpty();
                            });
            assertThat(child(child(child(root, "optimizer"), "state"), "0").totals().tensors())
                    .isPositive();
            assertThat(open.checkpoint().stateDicts()).first().isEqualTo("state_dict");
        }
    }

    @Test
    void keepsATensorAndThePrefixOfTheSameName() throws CheckpointException {
        try (OpenCheckpoint open = Formats.open(Places.fixture("structure.pth"), Monitor.NONE)) {
            List<Node> both =
                    open.checkpoint().root().children().stream()
                            .filter(node -> node.key().equals("a"))
                            .toList();
            assertThat(both).hasSize(2);
            assertThat(both.get(0)).isInstanceOf(TensorNode.class);
            assertThat(child(both.get(1), "b").name()).isEqualTo("a.b");
        }
    }

    @Test
    void endsWhereAnObjectContainsItself() throws CheckpointException {
        // l = []; l.append(l)
        GroupNode root = build("]q\0h\0a.", TreeLimits.DEFAULT);
        assertThat(root.children())
                .containsExactly(
                        new ValueNode("0", "0", "reference", "the object that contains it"));
    }

    @Test
    void stopsAtItsLimitOfNodesAndSaysSo() throws CheckpointException {
        // Forty lists, each holding the one before it twice: 2^40 items.
        StringBuilder laughs = new StringBuilder("]q\0");
        IntStream.range(1, 40)
                .forEach(i ->
                        laughs.append(
                                "](h" + (char) (i - 1) + "h" + (char) (i - 1) + "eq" + (char) i));
        TreeBuilder builder = builder(new TreeLimits(1000, 100, 100, 1 << 20));
        GroupNode root = builder.build("laughs.pkl", read(laughs + "."));
        assertThat(count(root)).isBetween(1000L, 1200L);
        assertThat(builder.findings()).hasSize(1);
    }

    @Test
    void stopsWhereItsPathsTakeTooMuchMemory() throws CheckpointException {
        // One key of 10,000 characters, above 5,000 items: each path repeats it.
        String key = "k".repeat(10_000);
        String items = "N".repeat(5_000);
        TreeBuilder builder = builder(new TreeLimits(100_000, 100, 100, 1 << 20));
        GroupNode root = builder.build("paths.pkl", read("}V" + key + "\n(" + items + "ts."));
        assertThat(count(root)).isBetween(100L, 110L);
        assertThat(builder.findings())
                .singleElement()
                .satisfies(finding -> assertThat(finding.message()).contains("paths"));
    }

    @Test
    void refusesAnAxisOfQuantisationThatFitsNoInt() throws CheckpointException {
        TreeBuilder builder = builder(TreeLimits.DEFAULT);
        builder.build(
                "axis.pkl",
                read(
                        "(lctorch._utils\n_rebuild_qtensor\n(NNNN(ctorch\nper_channel_affine\n"
                                + "NNL4611686018427387904L\ntNNtRa."));
        assertThat(builder.findings())
                .singleElement()
                .satisfies(finding ->
                        assertThat(finding.message()).contains("axis 4611686018427387904"));
    }

    @Test
    void doesNotExpandWhatIsReferredToAgainAndAgain() throws CheckpointException {
        StringBuilder laughs = new StringBuilder("]q\0");
        IntStream.range(1, 40)
                .forEach(i ->
                        laughs.append(
                                "](h" + (char) (i - 1) + "h" + (char) (i - 1) + "eq" + (char) i));
        assertThat(count(build(laughs + ".", TreeLimits.DEFAULT))).isLessThan(200_000);
    }

    @Test
    void doesNotDescendBelowItsLimitOfDepth() throws CheckpointException {
        GroupNode root = build("]".repeat(300) + "a".repeat(299) + ".", TreeLimits.DEFAULT);
        int depth = 0;
        for (Node node = root; !node.children().isEmpty(); node = node.children().getFirst()) {
            depth++;
        }
        assertThat(depth).isBetween(100, 102);
    }

    private static GroupNode build(String pickle, TreeLimits limits) throws CheckpointException {
        return builder(limits).build("test.pkl", read(pickle));
    }

    private static TreeBuilder builder(TreeLimits limits) {
        return new TreeBuilder(
                limits,
                _ -> OptionalLong.empty(),
                Assembly.without("test.pkl"),
                Formats.opening(Monitor.NONE));
    }

    private static Object read(String pickle) throws CheckpointException {
        byte[] bytes = pickle.getBytes(StandardCharsets.ISO_8859_1);
        var ids = new TorchStorages("test.pkl", ByteOrder.LITTLE_ENDIAN);
        return Objects.requireNonNull(
                PickleReader.read(
                                ByteViews.of("test.pkl", bytes),
                                0,
                                PickleLimits.defaults(),
                                ids,
                                Monitor.NONE)
                        .root());
    }

    private static long count(Node node) {
        return 1 + node.children().stream().mapToLong(TreeBuilderTest::count).sum();
    }

    private static Node child(Node node, String key) {
        return node.children().stream()
                .filter(c -> c.key().equals(key) && !(c instanceof TensorNode && key.equals("a")))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no " + key + " in " + node.name()));
    }
}

package org.tensorloupe.format.torchscript;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.tensorloupe.format.Opening;
import org.tensorloupe.format.torch.ObjectRule;
import org.tensorloupe.format.torch.TreeBuilder;
import org.tensorloupe.format.torch.TreeLimits;
import org.tensorloupe.format.tree.Assembly;
import org.tensorloupe.model.GroupNode;
import org.tensorloupe.model.Import;
import org.tensorloupe.model.Node;
import org.tensorloupe.model.ObjectNode;
import org.tensorloupe.model.TensorNode;
import org.tensorloupe.model.ValueNode;
import org.tensorloupe.tensor.TensorInfo;

/// The inputs a module was traced with. PyTorch saves their types and shapes and leaves their
/// elements out, so they are shown as values.
final class TracedInputs {
    private static final String KEY = "traced_inputs";

    private TracedInputs() {}

    /// @param imports takes what pickles within the inputs name
    static Node node(
            @Nullable Object value, ObjectRule rule, Opening opening, List<Import> imports) {
        TreeBuilder builder =
                new TreeBuilder(
                        TreeLimits.DEFAULT,
                        storage -> OptionalLong.of(storage.size()),
                        Assembly.without(KEY),
                        opening,
                        rule);
        Node node = described(builder.part(KEY, KEY, value));
        imports.addAll(builder.imports());
        return node;
    }

    private static Node described(Node node) {
        return switch (node) {
            case TensorNode tensor ->
                    new ValueNode(tensor.key(), tensor.name(), "shape", shape(tensor.tensor()));
            case GroupNode group ->
                    new GroupNode(
                            group.key(), group.name(), group.kind(), described(group.children()));
            case ObjectNode object ->
                    new ObjectNode(
                            object.key(),
                            object.name(),
                            object.className(),
                            described(object.children()));
            default -> node;
        };
    }

    private static List<Node> described(List<Node> nodes) {
        return nodes.stream().map(TracedInputs::described).toList();
    }

    private static String shape(TensorInfo tensor) {
        return Arrays.stream(tensor.shape().toArray())
                .mapToObj(Long::toString)
                .collect(Collectors.joining("×", tensor.dtype().name() + " ", ""))
                .strip();
    }
}

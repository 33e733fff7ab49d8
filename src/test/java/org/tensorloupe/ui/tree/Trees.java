package org.tensorloupe.ui.tree;

import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tensorloupe.model.Checkpoint;
import org.tensorloupe.model.Finding;
import org.tensorloupe.model.GroupNode;
import org.tensorloupe.model.GroupNode.Kind;
import org.tensorloupe.model.Node;
import org.tensorloupe.model.TensorNode;
import org.tensorloupe.tensor.DTypes;
import org.tensorloupe.tensor.Shape;
import org.tensorloupe.tensor.StorageRef;
import org.tensorloupe.tensor.Strides;
import org.tensorloupe.tensor.TensorInfo;

/// Checkpoints made by hand from names of tensors.
final class Trees {
    private Trees() {}

    /// A checkpoint of float32 tensors of shape 2×3; a name may end in `:dtype`.
    static Checkpoint of(List<String> names) {
        return of(names, List.of());
    }

    static Checkpoint of(List<String> names, List<Finding> findings) {
        Branch root = new Branch();
        List<TensorNode> tensors = new ArrayList<>();
        for (String spec : names) {
            String[] parts = spec.split(":", 2);
            String[] keys = parts[0].split("\\.", -1);
            Branch branch = root;
            for (int i = 0; i < keys.length - 1; i++) {
                branch = branch.below.computeIfAbsent(keys[i], _ -> new Branch());
            }
            TensorNode node =
                    tensor(
                            keys[keys.length - 1],
                            parts[0],
                            parts.length > 1 ? parts[1] : "float32");
            branch.leaves.put(node.key(), node);
            tensors.add(node);
        }
        GroupNode top = new GroupNode("model.pth", "", Kind.ROOT, root.nodes(""));
        return new Checkpoint(
                "model.pth",
                1000,
                "zip",
                "3",
                top,
                tensors,
                List.of(""),
                Map.of(),
                List.of(),
                findings,
                null);
    }

    private static TensorNode tensor(String key, String name, String dtype) {
        Shape shape = Shape.of(2, 3);
        StorageRef storage = new StorageRef(name, "cpu", 24, ByteOrder.LITTLE_ENDIAN);
        return new TensorNode(
                key,
                new TensorInfo(
                        name,
                        DTypes.named(dtype).orElseThrow(),
                        shape,
                        Strides.contiguous(shape),
                        0,
                        storage,
                        TensorInfo.Traits.PLAIN));
    }

    private static final class Branch {
        private final Map<String, Branch> below = new LinkedHashMap<>();
        private final Map<String, TensorNode> leaves = new LinkedHashMap<>();

        private List<Node> nodes(String prefix) {
            List<Node> nodes = new ArrayList<>(leaves.values());
            below.forEach((key, branch) ->
                    nodes.add(
                            new GroupNode(
                                    key,
                                    prefix + key,
                                    Kind.MODULE,
                                    branch.nodes(prefix + key + "."))));
            return nodes;
        }
    }
}

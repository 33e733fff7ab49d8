package org.tensorloupe.model;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.tensorloupe.model.GroupNode.Kind;

/// The tensors of one state dict of a checkpoint.
public final class StateDictTensors {
    private StateDictTensors() {}

    /// The tensors of the state dict at a path, in its order: all below it, without what a module
    /// holds beside its state dict.
    ///
    /// @param path one of [Checkpoint#stateDicts()]
    /// @return empty if there is nothing at the path
    public static List<TensorNode> of(GroupNode root, String path) {
        List<TensorNode> out = new ArrayList<>();
        find(root, path, out);
        return out;
    }

    private static void find(Node root, String path, List<TensorNode> out) {
        Deque<Node> open = new ArrayDeque<>(List.of(root));
        while (!open.isEmpty()) {
            Node node = open.pop();
            if (node.name().equals(path)) {
                collect(node, out);
                return;
            }
            node.children().reversed().forEach(open::push);
        }
    }

    private static void collect(Node start, List<TensorNode> out) {
        Deque<Node> open = new ArrayDeque<>(List.of(start));
        while (!open.isEmpty()) {
            Node node = open.pop();
            if (node instanceof TensorNode tensor) {
                out.add(tensor);
            } else if (!(node instanceof GroupNode group && group.kind() == Kind.OUTSIDE_STATE)) {
                node.children().reversed().forEach(open::push);
            }
        }
    }
}

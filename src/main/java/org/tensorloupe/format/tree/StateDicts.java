package org.tensorloupe.format.tree;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.tensorloupe.model.GroupNode;
import org.tensorloupe.model.GroupNode.Kind;
import org.tensorloupe.model.Node;
import org.tensorloupe.model.TensorNode;

/// Finds the state dicts of a file: dicts in it under the names that training code gives them, or
/// else the file's object itself, or else any dict that holds tensors.
public final class StateDicts {
    /// Usual names, the likeliest first.
    private static final List<String> NAMES =
            List.of(
                    "state_dict",
                    "model_state_dict",
                    "model",
                    "module",
                    "net",
                    "network",
                    "weights",
                    "params",
                    "params_ema",
                    "ema",
                    "generator",
                    "discriminator");

    private static final int UNNAMED = NAMES.size();
    private static final int DEEPEST = 3;

    private StateDicts() {}

    /// Paths of the state dicts, best first; the empty path is the root.
    public static List<String> find(GroupNode root) {
        List<GroupNode> found = new ArrayList<>();
        if (isOptimizerState(root)) {
            return List.of();
        }
        collect(root, 1, found);
        boolean named = found.stream().anyMatch(dict -> rank(dict.key()) < UNNAMED);
        if (holdsTensors(root) && !named) {
            return List.of("");
        }
        return found.stream()
                .filter(dict -> !named || rank(dict.key()) < UNNAMED)
                .sorted(
                        Comparator.comparingInt((GroupNode group) -> rank(group.key()))
                                .thenComparing(
                                        group -> group.totals().elements(),
                                        Comparator.reverseOrder()))
                .map(GroupNode::name)
                .toList();
    }

    private static void collect(GroupNode group, int depth, List<GroupNode> found) {
        for (Node child : group.children()) {
            if (child instanceof GroupNode dict && dict.kind() == Kind.DICT) {
                if (holdsTensors(dict)) {
                    found.add(dict);
                } else if (depth < DEEPEST
                        && !dict.key().startsWith("optimizer")
                        && !isOptimizerState(dict)) {
                    collect(dict, depth + 1, found);
                }
            }
        }
    }

    /// Whether a dict is the state of an optimizer: `state` and `param_groups`.
    private static boolean isOptimizerState(GroupNode dict) {
        return has(dict, "state") && has(dict, "param_groups");
    }

    private static boolean has(GroupNode dict, String key) {
        return dict.children().stream().anyMatch(child -> child.key().equals(key));
    }

    private static boolean holdsTensors(GroupNode dict) {
        return dict.children().stream()
                .anyMatch(child ->
                        child instanceof TensorNode
                                || (child instanceof GroupNode group
                                        && group.kind() == Kind.MODULE
                                        && group.totals().tensors() > 0));
    }

    private static int rank(String key) {
        int index = NAMES.indexOf(key);
        return index < 0 ? UNNAMED : index;
    }
}

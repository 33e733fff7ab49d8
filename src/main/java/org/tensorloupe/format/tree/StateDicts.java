package org.tensorloupe.format.tree;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.tensorloupe.model.GroupNode;
import org.tensorloupe.model.GroupNode.Kind;
import org.tensorloupe.model.Node;
import org.tensorloupe.model.ObjectNode;
import org.tensorloupe.model.TensorNode;

/// Finds the state dicts of a file: dicts and modules in it under the names that training code gives
/// them, or else the file's object itself, or else any module, or else any dict that holds tensors.
///
/// A module is looked for also within lists, tuples and other objects.
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
    private static final int LONGEST = 100;

    private StateDicts() {}

    /// Paths of the state dicts, best first; the empty path is the root.
    public static List<String> find(GroupNode root) {
        if (isOptimizerState(root)) {
            return List.of();
        }
        List<Node> found = new ArrayList<>();
        collect(root, 1, true, found);
        boolean named = found.stream().anyMatch(dict -> rank(dict.key()) < UNNAMED);
        if (!named) {
            long modules =
                    found.stream()
                            .filter(StateDicts::isModule)
                            .mapToLong(module -> module.totals().elements())
                            .max()
                            .orElse(-1);
            if (modules >= root.totals().elements() / 2) {
                found.removeIf(dict -> !isModule(dict));
            } else if (holdsTensors(root)) {
                return List.of("");
            }
        }
        return found.stream()
                .filter(dict -> !named || rank(dict.key()) < UNNAMED)
                .sorted(
                        Comparator.comparingInt((Node dict) -> rank(dict.key()))
                                .thenComparing(
                                        dict -> dict.totals().elements(),
                                        Comparator.reverseOrder()))
                .map(Node::name)
                .distinct()
                .toList();
    }

    /// @param dicts whether dicts count, or only modules
    private static void collect(Node node, int depth, boolean dicts, List<Node> found) {
        for (Node child : node.children()) {
            if (isModule(child)) {
                if (child.totals().tensors() > 0) {
                    found.add(child);
                }
                continue;
            }
            boolean dict =
                    child instanceof GroupNode group
                            && (group.kind() == Kind.DICT || group.kind() == Kind.FILE);
            if (dict && dicts && holdsTensors((GroupNode) child)) {
                found.add(child);
            } else if (depth < DEEPEST
                    && isOpen(child)
                    && !child.key().startsWith("optimizer")
                    && !(child instanceof GroupNode group && isOptimizerState(group))) {
                collect(child, depth + 1, dicts && dict, found);
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

    private static boolean isModule(Node node) {
        return node instanceof ObjectNode object && object.module();
    }

    /// Whether something may hold state dicts. A list as long as a data set does not.
    private static boolean isOpen(Node node) {
        return node.totals().tensors() > 0
                && switch (node) {
                    case ObjectNode _ -> true;
                    case GroupNode group ->
                            switch (group.kind()) {
                                case ROOT, DICT, FILE -> true;
                                case LIST, TUPLE -> group.children().size() <= LONGEST;
                                case MODULE, SET, OUTSIDE_STATE -> false;
                            };
                    default -> false;
                };
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

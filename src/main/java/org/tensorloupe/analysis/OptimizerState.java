package org.tensorloupe.analysis;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.tensorloupe.model.GroupNode;
import org.tensorloupe.model.Node;
import org.tensorloupe.model.TensorNode;
import org.tensorloupe.model.ValueNode;
import org.tensorloupe.tensor.Shape;

/// The state dict of an optimizer as `torch.optim` saves it: `state`, an entry for each parameter,
/// and `param_groups`, which lists the parameters' ids group by group.
///
/// @param name path in the object
/// @param slots the parameters in the order of the groups
/// @param groups number of parameters in each group
record OptimizerState(String name, List<Slot> slots, List<Integer> groups) {
    /// State that is shaped like its parameter in PyTorch's optimizers and in bitsandbytes.
    private static final Set<String> LIKE_PARAMETER =
            Set.of(
                    "exp_avg",
                    "exp_avg_sq",
                    "max_exp_avg_sq",
                    "exp_avg_diff",
                    "exp_inf",
                    "momentum_buffer",
                    "momentum",
                    "square_avg",
                    "grad_avg",
                    "acc_delta",
                    "sum",
                    "ax",
                    "prev",
                    "step_size",
                    "mu_product",
                    "z",
                    "state1",
                    "state2");

    /// Copies the lists.
    OptimizerState {
        slots = List.copyOf(slots);
        groups = List.copyOf(groups);
    }

    /// A parameter as the optimizer knows it.
    ///
    /// @param id its number, or its name where the optimizer knows names
    /// @param named the parameter's name, if the optimizer knows it
    /// @param entry its state; null if it has none
    /// @param shape the parameter's shape as the state shows it; null if it does not
    /// @param witness key of the tensor that shows the shape
    record Slot(
            String id,
            @Nullable String named,
            @Nullable GroupNode entry,
            @Nullable Shape shape,
            String witness) {}

    /// All optimizers in a tree, in file order.
    static List<OptimizerState> find(GroupNode root) {
        List<OptimizerState> found = new ArrayList<>();
        Deque<Node> open = new ArrayDeque<>();
        open.push(root);
        while (!open.isEmpty()) {
            Node node = open.pop();
            if (node instanceof GroupNode group) {
                GroupNode state = group(group, "state");
                GroupNode groups = group(group, "param_groups");
                if (state != null && groups != null) {
                    found.add(read(group.name(), state, groups));
                    continue;
                }
            }
            List<Node> children = node.children();
            for (int i = children.size() - 1; i >= 0; i--) {
                if (!children.get(i).children().isEmpty()) {
                    open.push(children.get(i));
                }
            }
        }
        return found;
    }

    private static @Nullable GroupNode group(GroupNode parent, String key) {
        for (Node child : parent.children()) {
            if (child.key().equals(key)) {
                return child instanceof GroupNode group ? group : null;
            }
        }
        return null;
    }

    private static OptimizerState read(String name, GroupNode state, GroupNode groups) {
        Map<String, GroupNode> entries = new HashMap<>();
        for (Node entry : state.children()) {
            if (entry instanceof GroupNode group) {
                entries.putIfAbsent(group.key(), group);
            }
        }
        List<Slot> slots = new ArrayList<>();
        List<Integer> sizes = new ArrayList<>();
        for (Node node : groups.children()) {
            if (node instanceof GroupNode group) {
                List<String> ids = texts(group(group, "params"));
                List<String> names = texts(group(group, "param_names"));
                for (int i = 0; i < ids.size(); i++) {
                    String id = ids.get(i);
                    boolean number = id.chars().allMatch(c -> c >= '0' && c <= '9');
                    String named = names.size() == ids.size() ? names.get(i) : number ? null : id;
                    slots.add(slot(id, named, entries.get(id)));
                }
                sizes.add(ids.size());
            }
        }
        return new OptimizerState(name, slots, sizes);
    }

    private static List<String> texts(@Nullable GroupNode list) {
        if (list == null) {
            return List.of();
        }
        List<String> out = new ArrayList<>();
        for (Node node : list.children()) {
            out.add(node instanceof ValueNode value ? value.text() : node.key());
        }
        return out;
    }

    private static Slot slot(String id, @Nullable String named, @Nullable GroupNode entry) {
        if (entry != null) {
            for (Node node : entry.children()) {
                if (node instanceof TensorNode tensor && LIKE_PARAMETER.contains(tensor.key())) {
                    return new Slot(id, named, entry, tensor.tensor().shape(), tensor.key());
                }
            }
        }
        return new Slot(id, named, entry, null, "");
    }
}

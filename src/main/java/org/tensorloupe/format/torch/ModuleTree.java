package org.tensorloupe.format.torch;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.tensorloupe.model.GroupNode;
import org.tensorloupe.model.GroupNode.Kind;
import org.tensorloupe.model.Node;
import org.tensorloupe.model.ObjectNode;
import org.tensorloupe.model.TensorNode;
import org.tensorloupe.model.ValueNode;

/// Turns the dotted keys of a state dict into a hierarchy of modules.
///
/// `layer1.0.conv1.weight` stands below `layer1`, `0` and `conv1`, each at the place where it first
/// appears. A key that is also the beginning of others (`a` beside `a.b`) keeps both: the leaf and
/// the group. Paths do not change.
final class ModuleTree {
    /// Levels below which a key is not split further; real ones stay below 16.
    private static final int MOST_LEVELS = 40;

    private ModuleTree() {}

    /// @param name path of the dict
    /// @param top whether the dict is the file's object itself
    /// @param entries its entries in file order, with whole keys
    static List<Node> split(String name, boolean top, List<Node> entries) {
        Branch root = new Branch();
        for (Node entry : entries) {
            Branch branch = root;
            String key = entry.key();
            int from = 0;
            int level = 0;
            for (int dot = key.indexOf('.');
                    dot >= 0 && level < MOST_LEVELS;
                    dot = key.indexOf('.', from), level++) {
                branch = branch.branch(key.substring(from, dot));
                from = dot + 1;
            }
            branch.leaf(key.substring(from), entry);
        }
        return root.nodes(top ? "" : name + ".");
    }

    /// A module under construction.
    private static final class Branch {
        private final List<Slot> slots = new ArrayList<>();
        private final Map<String, Branch> branches = new LinkedHashMap<>();

        private record Slot(String key, @Nullable Node leaf) {}

        Branch branch(String key) {
            Branch present = branches.get(key);
            if (present != null) {
                return present;
            }
            Branch made = new Branch();
            branches.put(key, made);
            slots.add(new Slot(key, null));
            return made;
        }

        void leaf(String key, Node node) {
            slots.add(new Slot(key, relabelled(node, key)));
        }

        List<Node> nodes(String prefix) {
            List<Node> out = new ArrayList<>(slots.size());
            for (Slot slot : slots) {
                if (slot.leaf() != null) {
                    out.add(slot.leaf());
                } else {
                    String path = prefix + slot.key();
                    Branch branch = Objects.requireNonNull(branches.get(slot.key()));
                    out.add(new GroupNode(slot.key(), path, Kind.MODULE, branch.nodes(path + ".")));
                }
            }
            return out;
        }
    }

    private static Node relabelled(Node node, String key) {
        return switch (node) {
            case TensorNode t -> new TensorNode(key, t.tensor(), t.totals());
            case ValueNode v -> new ValueNode(key, v.name(), v.type(), v.text());
            case GroupNode g -> new GroupNode(key, g.name(), g.kind(), g.children(), g.totals());
            case ObjectNode o ->
                    new ObjectNode(key, o.name(), o.className(), o.children(), o.totals());
        };
    }
}

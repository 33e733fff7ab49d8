package org.tensorloupe.format.tree;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.tensorloupe.model.GroupNode;
import org.tensorloupe.model.GroupNode.Kind;
import org.tensorloupe.model.Node;

/// Turns the dotted keys of a state dict into a hierarchy of modules.
///
/// `layer1.0.conv1.weight` stands below `layer1`, `0` and `conv1`, each at the place where it first
/// appears. A key that is also the beginning of others (`a` beside `a.b`) keeps both: the leaf and
/// the group. Paths do not change.
public final class ModuleTree {
    /// Levels below which a key is not split further; real ones stay below 16.
    private static final int MOST_LEVELS = 40;

    /// Modules in one dict, and characters of their paths, after which no more are made: the keys
    /// that need one are not split further.
    private static final int MOST_BRANCHES = 200_000;

    private static final long MOST_CHARACTERS = 16 << 20;

    /// Labels that are shared; the experts of the largest models have a few hundred numbers.
    private static final int MOST_LABELS = 10_000;

    private ModuleTree() {}

    /// The nodes below a dict of dotted keys.
    ///
    /// @param name path of the dict
    /// @param top whether the dict is the file's object itself
    /// @param entries its entries in file order, with whole keys
    public static List<Node> split(String name, boolean top, List<Node> entries) {
        Branch root = new Branch("");
        // Neighbours in a file share most of their path: the branches of the last key are kept.
        List<Branch> path = new ArrayList<>(List.of(root));
        String last = "";
        long branches = 0;
        long characters = 0;
        Map<String, String> labels = new HashMap<>();
        for (Node entry : entries) {
            String key = entry.key();
            int level = 0;
            int from = 0;
            int dot = key.indexOf('.');
            boolean shared = true;
            while (dot >= 0 && level < MOST_LEVELS) {
                level++;
                shared &=
                        level < path.size() && key.regionMatches(from, last, from, dot + 1 - from);
                if (!shared) {
                    Branch above = path.get(level - 1);
                    String part = key.substring(from, dot);
                    if (!above.branches.containsKey(part)) {
                        if (branches == MOST_BRANCHES || characters > MOST_CHARACTERS) {
                            level--;
                            break;
                        }
                        branches++;
                        characters += name.length() + dot;
                    }
                    path.subList(level, path.size()).clear();
                    path.add(above.branch(label(part, labels)));
                }
                from = dot + 1;
                dot = key.indexOf('.', from);
            }
            path.subList(level + 1, path.size()).clear();
            path.get(level).leaf(Relabelling.keyed(entry, label(key.substring(from), labels)));
            last = key;
        }
        return root.nodes(top ? "" : name + ".");
    }

    /// The same text as one object for all nodes: a few labels, such as `weight`, make up most.
    private static String label(String text, Map<String, String> labels) {
        String known = labels.get(text);
        if (known == null && labels.size() < MOST_LABELS) {
            labels.put(text, text);
        }
        return known == null ? text : known;
    }

    /// A module under construction: leaves and branches in the order of their first appearance.
    private static final class Branch {
        private final String key;
        private final List<Object> parts = new ArrayList<>();
        private final Map<String, Branch> branches = new HashMap<>();

        Branch(String key) {
            this.key = key;
        }

        Branch branch(String name) {
            Branch present = branches.get(name);
            if (present != null) {
                return present;
            }
            Branch made = new Branch(name);
            branches.put(name, made);
            parts.add(made);
            return made;
        }

        void leaf(Node node) {
            parts.add(node);
        }

        List<Node> nodes(String prefix) {
            List<Node> out = new ArrayList<>(parts.size());
            for (Object part : parts) {
                if (part instanceof Branch branch) {
                    String path = prefix + branch.key;
                    out.add(new GroupNode(branch.key, path, Kind.MODULE, branch.nodes(path + ".")));
                } else {
                    out.add((Node) part);
                }
            }
            return out;
        }
    }
}

package org.tensorloupe.format.dcp;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tensorloupe.format.tree.ModuleTree;
import org.tensorloupe.model.GroupNode;
import org.tensorloupe.model.GroupNode.Kind;
import org.tensorloupe.model.Node;
import org.tensorloupe.model.TensorNode;

/// Nests the entries of a flattened state dict as they were before: dicts, lists, and modules of
/// dotted keys.
final class DcpTree {
    private final Branch root = new Branch();

    /// A dict or list under construction.
    private static final class Branch {
        private final List<Object> parts = new ArrayList<>();
        private final Map<Object, Branch> branches = new LinkedHashMap<>();

        /// Keys of the branches among the parts.
        private final Map<Branch, Object> keys = new LinkedHashMap<>();

        Branch below(Object key) {
            return branches.computeIfAbsent(
                    key,
                    k -> {
                        Branch made = new Branch();
                        parts.add(made);
                        keys.put(made, k);
                        return made;
                    });
        }
    }

    /// Adds an entry at the end.
    ///
    /// @param path keys and indices, at least one
    /// @param node its key is the last of them
    void add(List<Object> path, Node node) {
        Branch branch = root;
        for (Object key : path.subList(0, path.size() - 1)) {
            branch = branch.below(key);
        }
        branch.parts.add(node);
    }

    /// The nodes below the root.
    List<Node> nodes() {
        return nodes(root, "");
    }

    /// Paths are as deep as the metadata admits, which is little.
    private static List<Node> nodes(Branch branch, String name) {
        List<Node> nodes = new ArrayList<>(branch.parts.size());
        boolean stateDict = false;
        for (Object part : branch.parts) {
            if (part instanceof Branch below) {
                Object key = branch.keys.get(below);
                String path = name.isEmpty() ? String.valueOf(key) : name + "." + key;
                boolean list = below.branches.keySet().stream().anyMatch(Long.class::isInstance);
                nodes.add(
                        new GroupNode(
                                String.valueOf(key),
                                path,
                                list ? Kind.LIST : Kind.DICT,
                                nodes(below, path)));
            } else {
                stateDict |= part instanceof TensorNode;
                nodes.add((Node) part);
            }
        }
        return stateDict ? ModuleTree.split(name, name.isEmpty(), nodes) : nodes;
    }
}

package org.tensorloupe.ui.tree;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tensorloupe.analysis.OptimizerJoin;
import org.tensorloupe.model.Checkpoint;
import org.tensorloupe.model.Finding;
import org.tensorloupe.model.GroupNode;
import org.tensorloupe.model.Node;
import org.tensorloupe.model.ObjectNode;
import org.tensorloupe.model.TensorNode;
import org.tensorloupe.ui.text.Names;
import org.tensorloupe.ui.text.Texts;

/// A checkpoint's tree as flat arrays in file order, so that all of it can be searched without
/// recursion. Every node has a number; the root's is 0 and all below a node `n` are in
/// `n + 1 .. end(n)`. Immutable, any thread.
public final class Outline {
    private static final Texts TEXTS = Texts.of(Outline.class);

    private final List<Node> nodes = new ArrayList<>();
    private final int[] parents;
    private final int[] ends;
    private final Finding.Severity[] severities;
    private final OptimizerJoin optimizers;

    /// @param checkpoint a checkpoint whose optimizers are not looked at
    public Outline(Checkpoint checkpoint) {
        this(checkpoint, OptimizerJoin.NONE);
    }

    /// @param checkpoint the checkpoint
    /// @param optimizers which parameters the state of its optimizers belongs to
    public Outline(Checkpoint checkpoint, OptimizerJoin optimizers) {
        this.optimizers = optimizers;
        Counts counts = walk(checkpoint.root());
        this.parents = counts.parents;
        this.ends = counts.ends;
        this.severities = severities(checkpoint.findings());
    }

    /// Arrays that grow while the tree is walked.
    private static final class Counts {
        private int[] parents = new int[1024];
        private int[] ends = new int[1024];

        private void add(int id, int parent) {
            if (id == parents.length) {
                parents = Arrays.copyOf(parents, id * 2);
                ends = Arrays.copyOf(ends, id * 2);
            }
            parents[id] = parent;
        }
    }

    private record Visit(Node node, int id, int next) {}

    private Counts walk(GroupNode root) {
        Counts counts = new Counts();
        Deque<Visit> open = new ArrayDeque<>();
        nodes.add(root);
        counts.add(0, -1);
        open.push(new Visit(root, 0, 0));
        while (!open.isEmpty()) {
            Visit visit = open.pop();
            List<Node> children = visit.node().children();
            if (visit.next() == children.size()) {
                counts.ends[visit.id()] = nodes.size();
                continue;
            }
            open.push(new Visit(visit.node(), visit.id(), visit.next() + 1));
            int id = nodes.size();
            Node child = children.get(visit.next());
            nodes.add(child);
            counts.add(id, visit.id());
            open.push(new Visit(child, id, 0));
        }
        return counts;
    }

    private Finding.Severity[] severities(List<Finding> findings) {
        Finding.Severity[] worst = new Finding.Severity[nodes.size()];
        Arrays.fill(worst, Finding.Severity.INFO);
        Map<String, Finding.Severity> byName = new HashMap<>();
        for (Finding finding : findings) {
            if (!finding.name().isEmpty()) {
                byName.merge(finding.name(), finding.severity(), Outline::worse);
            }
        }
        for (int id = nodes.size() - 1; id > 0 && !byName.isEmpty(); id--) {
            Finding.Severity own = byName.getOrDefault(name(id), Finding.Severity.INFO);
            worst[id] = worse(worst[id], own);
            worst[parents[id]] = worse(worst[parents[id]], worst[id]);
        }
        return worst;
    }

    private static Finding.Severity worse(Finding.Severity a, Finding.Severity b) {
        return a.compareTo(b) >= 0 ? a : b;
    }

    /// Number of nodes.
    public int size() {
        return nodes.size();
    }

    /// The node of a number.
    public Node node(int id) {
        return nodes.get(id);
    }

    /// The path of a node.
    public String name(int id) {
        return nodes.get(id).name();
    }

    /// What a row or a path calls a node: its key; where the file holds nothing else, the class of
    /// the object, or `tensor`.
    public String label(int id) {
        Node node = nodes.get(id);
        if (!node.name().isEmpty()) {
            return node.key();
        }
        return switch (node) {
            case ObjectNode object -> Names.ofClass(object.className());
            case TensorNode _ -> TEXTS.get("row.unnamed");
            default -> node.key();
        };
    }

    /// The number of the node above, -1 for the root.
    public int parent(int id) {
        return parents[id];
    }

    /// The number after the last node below.
    public int end(int id) {
        return ends[id];
    }

    /// How bad the worst finding at or below a node is; INFO if there is none.
    public Finding.Severity severity(int id) {
        return severities[id];
    }

    /// The numbers of the children in file order.
    public List<Integer> children(int id) {
        List<Integer> out = new ArrayList<>();
        for (int child = id + 1; child < ends[id]; child = ends[child]) {
            out.add(child);
        }
        return out;
    }

    /// Whether a group has exactly one child, so that both stand in one row.
    boolean joinsItsChild(int id) {
        return id > 0
                && nodes.get(id) instanceof GroupNode group
                && id + 1 < ends[id]
                && ends[id + 1] == ends[id]
                && joins(group.kind(), nodes.get(id + 1));
    }

    /// A file keeps a row of its own, and so does what a module holds beside its state dict.
    private static boolean joins(GroupNode.Kind above, Node below) {
        boolean file = isOf(GroupNode.Kind.FILE, below);
        return switch (above) {
            case OUTSIDE_STATE -> false;
            case FILE -> file;
            default -> !file && !isOf(GroupNode.Kind.OUTSIDE_STATE, below);
        };
    }

    private static boolean isOf(GroupNode.Kind kind, Node node) {
        return node instanceof GroupNode group && group.kind() == kind;
    }

    /// The node that a row shows which begins with this one.
    int deepest(int id) {
        int deepest = id;
        while (joinsItsChild(deepest)) {
            deepest++;
        }
        return deepest;
    }

    /// Which parameter a node of an optimizer's state belongs to; empty for any other.
    public Optional<OptimizerJoin.Owner> owner(int id) {
        return isTensor(id) ? optimizers.tensor(name(id)) : optimizers.entry(name(id));
    }

    /// What stands dimmed beside a row's name: the parameter that an optimizer's state is of, the
    /// class of an object.
    Optional<String> aside(int id) {
        if (nodes.get(id) instanceof ObjectNode object) {
            String shown = Names.ofClass(object.className());
            return Optional.of(shown).filter(name -> !name.equals(label(id)));
        }
        boolean own = !isTensor(id) || joinsItsChild(parents[id]);
        return own ? owner(id).map(OptimizerJoin.Owner::parameter) : Optional.empty();
    }

    /// Whether a node is a tensor.
    boolean isTensor(int id) {
        return nodes.get(id) instanceof TensorNode;
    }

    /// The path from the root to a node, both included.
    public List<Integer> path(int id) {
        List<Integer> path = new ArrayList<>();
        for (int step = id; step >= 0; step = parents[step]) {
            path.addFirst(step);
        }
        return path;
    }

    /// The number of the tensor with a name, or -1.
    public int find(String name) {
        for (int id = 0; id < nodes.size(); id++) {
            if (isTensor(id) && name(id).equals(name)) {
                return id;
            }
        }
        return -1;
    }

    /// The number of the first node with a name, or -1.
    public int findNode(String name) {
        for (int id = 0; id < nodes.size(); id++) {
            if (name(id).equals(name)) {
                return id;
            }
        }
        return -1;
    }

    /// The number of the first node with a name that has others below it, or -1.
    public int findGroup(String name) {
        for (int id = 0; id < nodes.size(); id++) {
            if (ends[id] > id + 1 && name(id).equals(name)) {
                return id;
            }
        }
        return -1;
    }
}

package org.tensorloupe.export;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.tensorloupe.model.Checkpoint;
import org.tensorloupe.model.GroupNode;
import org.tensorloupe.model.GroupNode.Kind;
import org.tensorloupe.model.Node;
import org.tensorloupe.model.ObjectNode;
import org.tensorloupe.model.TensorNode;
import org.tensorloupe.tensor.TensorInfo;

/// Which tensors of a checkpoint are to be written, and under which names. Immutable.
///
/// A sparse tensor is chosen in its dense form, where it has one, and else by its components.
///
/// @param root path of the state dict that they are the tensors of, to which their names are
///     relative; null if they are chosen from the whole file and have their full names
/// @param tensors under their new names, in file order; names may repeat
/// @param dense how many of them are sparse tensors in their dense form
/// @param outside how many tensors of the file are not in that state dict
public record TensorChoice(@Nullable String root, List<Named> tensors, int dense, long outside) {
    /// A tensor and its new name.
    public record Named(String name, TensorInfo tensor) {}

    /// Copies the list.
    public TensorChoice {
        tensors = List.copyOf(tensors);
    }

    /// Every tensor of the file, by its full name.
    public static TensorChoice all(Checkpoint checkpoint) {
        return below(checkpoint.root(), null, true);
    }

    /// The tensors of the likeliest state dict of the file that has any, if it outweighs the others
    /// together, in elements; else all, so that nothing is lost to a guess.
    public static TensorChoice best(Checkpoint checkpoint) {
        List<TensorChoice> found =
                checkpoint.stateDicts().stream()
                        .map(path -> stateDict(checkpoint, path))
                        .filter(choice -> !choice.tensors.isEmpty())
                        .toList();
        if (found.isEmpty()) {
            return all(checkpoint);
        }
        TensorChoice best = found.getFirst();
        double others = found.stream().skip(1).mapToDouble(TensorChoice::elements).sum();
        return best.elements() >= others ? best : all(checkpoint);
    }

    private double elements() {
        return tensors.stream().mapToDouble(named -> named.tensor().numel()).sum();
    }

    /// The tensors of one state dict, without what a module holds beside it.
    ///
    /// @param path one of [Checkpoint#stateDicts()], or of any other group
    public static TensorChoice stateDict(Checkpoint checkpoint, String path) {
        Deque<Node> open = new ArrayDeque<>(List.of(checkpoint.root()));
        while (!open.isEmpty()) {
            Node node = open.pop();
            if (node.name().equals(path) && !(node instanceof TensorNode)) {
                TensorChoice inside = below(node, path, false);
                long more = checkpoint.tensorCount() - inside.tensors.size();
                return new TensorChoice(path, inside.tensors, inside.dense, Math.max(0, more));
            }
            node.children().reversed().forEach(open::push);
        }
        return new TensorChoice(path, List.of(), 0, checkpoint.tensorCount());
    }

    /// Everything at and below a node, by the full names.
    public static TensorChoice under(Node node) {
        return below(node, null, true);
    }

    /// Only tensors whose full name passes.
    public TensorChoice where(Predicate<String> name) {
        return new TensorChoice(
                root,
                tensors.stream().filter(n -> name.test(n.tensor().name())).toList(),
                dense,
                0);
    }

    private static TensorChoice below(Node start, @Nullable String root, boolean everything) {
        List<Named> found = new ArrayList<>();
        int dense = 0;
        Deque<Node> open = new ArrayDeque<>(List.of(start));
        while (!open.isEmpty()) {
            Node node = open.pop();
            switch (node) {
                case TensorNode tensor -> {
                    boolean wraps =
                            tensor.tensor().storage() == null && !tensor.children().isEmpty();
                    if ((!tensor.isView() && !wraps) || node.equals(start)) {
                        found.add(new Named(relative(tensor.name(), root), tensor.tensor()));
                    }
                    if (wraps || everything) {
                        tensor.children().reversed().forEach(open::push);
                    }
                }
                case ObjectNode object when wholeView(object).isPresent() -> {
                    TensorInfo view = wholeView(object).get().tensor();
                    dense++;
                    found.add(new Named(relative(view.name(), root), view));
                }
                case GroupNode group when group.kind() == Kind.OUTSIDE_STATE && !everything -> {}
                default -> node.children().reversed().forEach(open::push);
            }
        }
        return new TensorChoice(root, found, dense, 0);
    }

    /// The dense form of a sparse tensor, which has the name of the whole.
    private static Optional<TensorNode> wholeView(ObjectNode object) {
        for (Node child : object.children()) {
            if (child instanceof TensorNode view
                    && view.isView()
                    && view.name().equals(object.name())) {
                return Optional.of(view);
            }
        }
        return Optional.empty();
    }

    private static String relative(String name, @Nullable String root) {
        return root == null || root.isEmpty() || !name.startsWith(root + ".")
                ? name
                : name.substring(root.length() + 1);
    }
}

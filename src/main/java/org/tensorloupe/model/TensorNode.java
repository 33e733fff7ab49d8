package org.tensorloupe.model;

import java.util.List;
import org.tensorloupe.tensor.TensorInfo;

/// A tensor in the tree.
///
/// @param key label within the parent
/// @param tensor the tensor; its name is the path in the object
/// @param totals what counts here: the tensor and what stands below it
/// @param children what the tensor's object carries beside its elements: attributes, and for one
///     that wraps others these
public record TensorNode(String key, TensorInfo tensor, Totals totals, List<Node> children)
        implements Node {
    /// Copies the list.
    public TensorNode {
        children = List.copyOf(children);
    }

    /// A tensor without attributes.
    public TensorNode(String key, TensorInfo tensor, Totals totals) {
        this(key, tensor, totals, List.of());
    }

    /// A tensor without attributes, whose totals are its own.
    public TensorNode(String key, TensorInfo tensor) {
        this(key, tensor, Totals.of(tensor));
    }

    /// A tensor with attributes. If it has no bytes of its own and there are tensors among them, it
    /// is these that count.
    public static TensorNode with(String key, TensorInfo tensor, List<Node> children) {
        Totals below = Totals.sum(children);
        return new TensorNode(
                key,
                tensor,
                wraps(tensor, below) ? below : Totals.of(tensor).plus(below),
                children);
    }

    /// Another sight of tensors that stand in the tree already, such as the dense form of a sparse
    /// one: it counts nothing.
    public static TensorNode view(String key, TensorInfo tensor) {
        return new TensorNode(key, tensor, Totals.NONE);
    }

    /// Whether this only shows what other tensors hold.
    public boolean isView() {
        return totals.tensors() == 0;
    }

    /// The part of the totals that is this tensor's, without what stands below it.
    public Totals ownTotals() {
        return isView() || (!children.isEmpty() && wraps(tensor, Totals.sum(children)))
                ? Totals.NONE
                : Totals.of(tensor);
    }

    private static boolean wraps(TensorInfo tensor, Totals below) {
        return tensor.storage() == null && below.tensors() > 0;
    }

    @Override
    public String name() {
        return tensor.name();
    }
}

package org.tensorloupe.model;

import java.util.List;
import org.tensorloupe.tensor.TensorInfo;

/// A tensor in the tree.
///
/// @param key label within the parent
/// @param tensor the tensor; its name is the path in the object
/// @param totals one tensor's count, elements and bytes
public record TensorNode(String key, TensorInfo tensor, Totals totals) implements Node {
    /// A tensor whose totals are its own.
    public TensorNode(String key, TensorInfo tensor) {
        this(key, tensor, new Totals(1, tensor.numel(), tensor.byteSize(), 0));
    }

    @Override
    public String name() {
        return tensor.name();
    }

    @Override
    public List<Node> children() {
        return List.of();
    }
}

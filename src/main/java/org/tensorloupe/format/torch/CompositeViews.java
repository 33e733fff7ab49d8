package org.tensorloupe.format.torch;

import java.util.List;
import java.util.Map;
import org.tensorloupe.bytes.Monitor;
import org.tensorloupe.fault.CheckpointException;
import org.tensorloupe.format.torch.Calls.ArgumentException;
import org.tensorloupe.format.tree.Assembly;
import org.tensorloupe.model.TensorNode;
import org.tensorloupe.tensor.TensorInfo;

/// Shows the components of a tensor as what they stand for: the dense form of a sparse tensor, the
/// constituents of a nested one. Views count nothing, as the components do.
@FunctionalInterface
interface CompositeViews {
    /// No view.
    CompositeViews NONE = (_, _) -> List.of();

    /// A view is not made, though nothing is wrong.
    final class NotShownException extends Exception {
        private static final long serialVersionUID = 1L;

        NotShownException(String message) {
            super(message, null, false, false);
        }
    }

    /// What views are made of.
    ///
    /// @param assembly the storages; takes those of the views
    /// @param key of a storage that no other has
    record Place(String name, String key, Assembly assembly, Monitor monitor) {}

    /// The views, in order.
    ///
    /// @param parts components that are tensors
    /// @throws ArgumentException if the components do not fit together
    /// @throws NotShownException if the view is too large
    /// @throws CheckpointException if a component that says where the others are cannot be read
    List<TensorNode> of(Map<String, TensorInfo> parts, Place place)
            throws ArgumentException, NotShownException, CheckpointException;
}

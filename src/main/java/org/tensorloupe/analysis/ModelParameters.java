package org.tensorloupe.analysis;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.tensorloupe.model.Node;
import org.tensorloupe.model.TensorNode;
import org.tensorloupe.tensor.DType;
import org.tensorloupe.tensor.Shape;
import org.tensorloupe.tensor.StorageRef;
import org.tensorloupe.tensor.TensorInfo;

/// What may be parameters among the tensors of a state dict, in its order, which is that of
/// `parameters()`: neither integers nor the running statistics of normalisations; a tied one once.
///
/// @param name path of the state dict
/// @param parameters the tensors
record ModelParameters(String name, List<Parameter> parameters) {
    private static final Set<String> BUFFERS =
            Set.of("running_mean", "running_var", "num_batches_tracked");

    /// Copies the list.
    ModelParameters {
        parameters = List.copyOf(parameters);
    }

    /// A parameter.
    ///
    /// @param path in the object
    /// @param name in the state dict
    record Parameter(String path, String name, Shape shape) {}

    private record Place(StorageRef storage, long offset, Shape shape) {}

    /// The parameters of a state dict.
    static ModelParameters of(String name, Node stateDict) {
        List<TensorInfo> tensors = new ArrayList<>();
        collect(stateDict, tensors, 0);
        boolean marked = tensors.stream().anyMatch(tensor -> tensor.traits().parameter());
        Set<Place> seen = new HashSet<>();
        List<Parameter> out = new ArrayList<>();
        for (TensorInfo tensor : tensors) {
            boolean buffer =
                    marked
                            ? !tensor.traits().parameter()
                            : BUFFERS.contains(last(tensor.name())) || !trains(tensor.dtype());
            StorageRef storage = tensor.storage();
            boolean tied =
                    storage != null
                            && tensor.numel() > 0
                            && !seen.add(
                                    new Place(storage, tensor.storageOffset(), tensor.shape()));
            if (!buffer && !tied) {
                String inside =
                        name.isEmpty() ? tensor.name() : tensor.name().substring(name.length() + 1);
                out.add(new Parameter(tensor.name(), inside, tensor.shape()));
            }
        }
        return new ModelParameters(name, out);
    }

    private static void collect(Node node, List<TensorInfo> out, int depth) {
        if (node instanceof TensorNode tensor) {
            if (!tensor.isView()) {
                out.add(tensor.tensor());
            }
        } else if (depth < MOST_LEVELS) {
            node.children().forEach(child -> collect(child, out, depth + 1));
        }
    }

    /// Levels that are looked through; the tree has no more.
    private static final int MOST_LEVELS = 200;

    private static boolean trains(DType dtype) {
        return dtype.kind() == DType.Kind.FLOAT || dtype.kind() == DType.Kind.COMPLEX;
    }

    private static String last(String name) {
        return name.substring(name.lastIndexOf('.') + 1);
    }
}

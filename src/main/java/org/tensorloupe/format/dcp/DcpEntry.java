package org.tensorloupe.format.dcp;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tensorloupe.tensor.DType;
import org.tensorloupe.tensor.Shape;

/// What the metadata says of one entry of the flattened state dict.
sealed interface DcpEntry {
    /// The flattened name: keys and indices joined with `.`.
    String name();

    /// The keys and indices; the name alone where the metadata does not tell them.
    List<Object> path();

    /// A tensor.
    ///
    /// @param dtype element type; null if it is unknown
    /// @param shape null if it is impossible
    /// @param chunks where each begins, its sizes, and where it lies
    record TensorEntry(
            String name,
            List<Object> path,
            @Nullable DType dtype,
            @Nullable Shape shape,
            boolean requiresGrad,
            List<Box> chunks)
            implements DcpEntry {}

    /// A chunk of a tensor.
    ///
    /// @param offsets first index along each axis
    /// @param sizes null if they are impossible
    /// @param place null if the metadata does not tell it
    record Box(List<Long> offsets, @Nullable Shape sizes, @Nullable DcpPlace place) {}

    /// Any other value.
    ///
    /// @param place null if the metadata does not tell it
    record ValueEntry(String name, List<Object> path, @Nullable DcpPlace place)
            implements DcpEntry {}

    /// All that the metadata says.
    ///
    /// @param entries in its order
    /// @param version of the format, or empty
    record Listing(List<DcpEntry> entries, String version) {}
}

package org.tensorloupe.format.tree;

import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import org.tensorloupe.tensor.StorageRef;
import org.tensorloupe.tensor.TensorInfo;

/// Whether a tensor lies within its storage.
public final class StorageBounds {
    private StorageBounds() {}

    /// The byte after the tensor's last element; the largest long if it is beyond that.
    public static long endByte(TensorInfo tensor) {
        try {
            long span = tensor.strides().span(tensor.shape());
            return span == 0
                    ? 0
                    : tensor.dtype().byteSize(Math.addExact(tensor.storageOffset(), span));
        } catch (ArithmeticException _) {
            return Long.MAX_VALUE;
        }
    }

    /// What is wrong with a tensor's place, in words; empty if it lies within its storage, or has
    /// none.
    ///
    /// @param stored bytes that the file really holds of its storage; empty if it holds none
    public static Optional<String> problem(TensorInfo tensor, OptionalLong stored) {
        StorageRef storage = tensor.storage();
        if (storage == null) {
            return Optional.empty();
        }
        if (stored.isEmpty()) {
            return Optional.of("its storage " + storage.key() + " is not in the file");
        }
        long size = Math.min(stored.getAsLong(), storage.size());
        long end = endByte(tensor);
        if (end <= size || tensor.numel() == 0) {
            return Optional.empty();
        }
        return Optional.of(
                String.format(
                        Locale.ROOT,
                        "it reaches to byte %s of storage %s, which has %d",
                        end == Long.MAX_VALUE ? "2^63" : Long.toString(end),
                        storage.key(),
                        size));
    }
}

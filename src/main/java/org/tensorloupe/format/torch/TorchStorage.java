package org.tensorloupe.format.torch;

import org.jspecify.annotations.Nullable;
import org.tensorloupe.tensor.DType;
import org.tensorloupe.tensor.StorageRef;

/// A storage that a pickle refers to, or a part of one.
///
/// @param ref the storage
/// @param dtype its element type; null if it counts bytes and the tensor says the type
/// @param offset byte of the storage at which the part begins; 0 for a whole one
/// @param size bytes of the part
record TorchStorage(StorageRef ref, @Nullable DType dtype, long offset, long size) {
    /// A whole storage.
    TorchStorage(StorageRef ref, @Nullable DType dtype) {
        this(ref, dtype, 0, ref.size());
    }
}

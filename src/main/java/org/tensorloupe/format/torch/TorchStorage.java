package org.tensorloupe.format.torch;

import org.jspecify.annotations.Nullable;
import org.tensorloupe.tensor.DType;
import org.tensorloupe.tensor.StorageRef;

/// A storage that a pickle refers to by a persistent id.
///
/// @param ref the storage
/// @param dtype its element type; null if it counts bytes and the tensor says the type
record TorchStorage(StorageRef ref, @Nullable DType dtype) {}

package org.tensorloupe.tensor;

import java.nio.ByteOrder;

/// A storage of a checkpoint: a run of bytes that one or more tensors view.
///
/// Two tensors share a storage exactly if their references are equal.
///
/// @param key the storage's name within the document, unique there
/// @param device the device it was saved from, such as `cuda:0`; only a tag
/// @param size size in bytes
/// @param order byte order of its elements
public record StorageRef(String key, String device, long size, ByteOrder order) {
    /// By the key alone, which tells storages apart.
    @Override
    public int hashCode() {
        return key.hashCode();
    }
}

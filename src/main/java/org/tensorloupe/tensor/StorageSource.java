package org.tensorloupe.tensor;

import java.util.OptionalLong;
import org.tensorloupe.bytes.ByteView;
import org.tensorloupe.bytes.Monitor;
import org.tensorloupe.fault.CheckpointException;

/// Where the bytes of storages come from; implemented by formats, held by readers. Thread-safe.
public interface StorageSource {
    /// The bytes of a storage: mapped where it is stored plainly, inflated on demand otherwise.
    ///
    /// @param monitor hears of inflated bytes, and may cancel inflation
    /// @throws CheckpointException if the storage is missing, damaged or the document is closed
    ByteView bytes(StorageRef storage, Monitor monitor) throws CheckpointException;

    /// Where a storage stands in the file.
    ///
    /// @throws CheckpointException if the storage is missing or its header is damaged
    Place locate(StorageRef storage) throws CheckpointException;

    /// A place in a file.
    ///
    /// @param part name of the archive's entry or of the section
    /// @param offset byte offset of the first byte in the file, absent if it is not stored plainly
    record Place(String part, OptionalLong offset) {}
}

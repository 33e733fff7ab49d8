package org.tensorloupe.format.dcp;

import org.tensorloupe.bytes.ByteView;
import org.tensorloupe.fault.CheckpointException;
import org.tensorloupe.tensor.Strides;

/// Where the elements of a chunk are. Thread-safe.
@FunctionalInterface
interface ChunkBytes {
    /// Finds them; may open the file that holds them. Called anew until it succeeds.
    ///
    /// @throws CheckpointException if the file is missing or damaged, or holds another tensor
    Elements find() throws CheckpointException;

    /// The elements of a chunk.
    ///
    /// @param storage the storage that they lie in
    /// @param offset first element's index in the storage
    /// @param strides in elements, as many as the chunk has axes; every element is in the storage
    record Elements(ByteView storage, long offset, Strides strides) {}
}

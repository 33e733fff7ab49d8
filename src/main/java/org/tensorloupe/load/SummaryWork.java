package org.tensorloupe.load;

import org.tensorloupe.bytes.Monitor;
import org.tensorloupe.fault.CheckpointException;
import org.tensorloupe.stats.Chunks;
import org.tensorloupe.stats.Depth;
import org.tensorloupe.stats.PartialSummary;
import org.tensorloupe.tensor.Component;
import org.tensorloupe.tensor.StorageSource;
import org.tensorloupe.tensor.TensorInfo;
import org.tensorloupe.tensor.TensorReader;

/// The pieces that statistics are computed in: a tensor is cut the same way everywhere and its
/// parts are merged in order, so the result does not depend on the number of threads. Any thread.
///
/// @param tensor the tensor
/// @param part which number of its elements
/// @param storages where they are
/// @param depth how much of the tensor is summarised
record SummaryWork(TensorInfo tensor, Component part, StorageSource storages, Depth depth) {
    Chunks chunks() {
        return Chunks.of(tensor);
    }

    /// Summarises one chunk.
    ///
    /// @param monitor hears of bytes read, and may cancel
    /// @throws CheckpointException if an element cannot be read
    PartialSummary chunk(long chunk, Monitor monitor) throws CheckpointException {
        TensorReader reader = TensorReader.open(tensor, part, storages, monitor);
        Chunks chunks = chunks();
        return PartialSummary.of(reader, depth, chunks.from(chunk), chunks.to(chunk), monitor);
    }
}

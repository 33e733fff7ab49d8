package org.tensorloupe.stats;

import org.tensorloupe.fault.CheckpointException;
import org.tensorloupe.tensor.DType;
import org.tensorloupe.tensor.TensorReader;

/// Reads a tensor block by block, as float32 where that is exact. Not thread-safe.
final class BlockReader {
    private final TensorReader reader;
    private final boolean isNarrow;
    private final Block block;

    /// @param capacity the most elements to read at a time
    BlockReader(TensorReader reader, int capacity) {
        this.reader = reader;
        DType dtype = reader.tensor().dtype();
        this.isNarrow =
                dtype.kind() == DType.Kind.BLOCK
                        || (dtype.kind() == DType.Kind.FLOAT && dtype.bits() <= 32);
        this.block = new Block(capacity);
    }

    /// The block that every read fills.
    Block block() {
        return block;
    }

    /// Whether blocks are float32.
    boolean isNarrow() {
        return isNarrow;
    }

    /// Reads `n` elements from `at` on.
    ///
    /// @throws CheckpointException if an element cannot be read
    Block read(long at, int n) throws CheckpointException {
        if (isNarrow) {
            reader.read(at, block.narrow(), 0, n);
            block.setNarrow(n);
        } else {
            reader.read(at, block.wide(), 0, n);
            block.setWide(n);
        }
        return block;
    }
}

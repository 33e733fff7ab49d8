package org.tensorloupe.stats;

import org.tensorloupe.fault.CheckpointException;
import org.tensorloupe.tensor.DType;
import org.tensorloupe.tensor.TensorReader;

/// Reads a tensor block by block. Not thread-safe.
final class BlockReader {
    private final TensorReader reader;
    private final Block block;

    /// @param capacity the most elements to read at a time
    BlockReader(TensorReader reader, int capacity) {
        this.reader = reader;
        this.block = new Block(capacity, isNarrow(reader.tensor().dtype()));
    }

    /// Whether float32 holds all numbers of a type.
    static boolean isNarrow(DType dtype) {
        return dtype.kind() == DType.Kind.BLOCK
                || (dtype.kind() == DType.Kind.FLOAT && dtype.bits() <= 32);
    }

    /// The block that every read fills.
    Block block() {
        return block;
    }

    /// Reads `n` elements from `at` on.
    ///
    /// @throws CheckpointException if an element cannot be read
    Block read(long at, int n) throws CheckpointException {
        reader.read(at, block.numbers(), 0, n);
        boolean stored =
                block.isNarrow()
                        ? reader.readBits(at, block.bits(), n)
                        : reader.readBits(at, block.longBits(), n);
        if (stored) {
            block.setSize(n);
        } else {
            block.setNumbers(n);
        }
        return block;
    }
}

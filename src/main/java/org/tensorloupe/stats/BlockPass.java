package org.tensorloupe.stats;

import org.jspecify.annotations.Nullable;
import org.tensorloupe.bytes.Monitor;
import org.tensorloupe.fault.CheckpointException;
import org.tensorloupe.tensor.TensorReader;

/// One walk over a part of a tensor, block by block. Not thread-safe.
final class BlockPass {
    /// Bytes between two words with the monitor, at least.
    private static final long REPORT = 1 << 18;

    private final TensorReader reader;
    private final PartialSummary into;
    private final BlockReader blocks;
    private final long[] exact;
    private final BlockSums sums = new BlockSums();
    private @Nullable Block sifted;

    /// @param blockSize the most elements to read at a time
    BlockPass(TensorReader reader, PartialSummary into, int blockSize) {
        this.reader = reader;
        this.into = into;
        this.blocks = new BlockReader(reader, blockSize);
        this.exact = new long[into.integers() == null ? 0 : blockSize];
    }

    void run(long from, long to, Monitor monitor) throws CheckpointException {
        long unreported = 0;
        for (long at = from; at < to; at += Block.SIZE) {
            int n = (int) Math.min(Block.SIZE, to - at);
            add(at, read(at, n));
            unreported += reader.tensor().dtype().byteSize(n);
            if (unreported >= REPORT) {
                monitor.advance(unreported);
                unreported = 0;
            }
        }
        monitor.advance(unreported);
    }

    private Block read(long at, int n) throws CheckpointException {
        IntegerRange integers = into.integers();
        if (integers == null) {
            return blocks.read(at, n);
        }
        Block block = blocks.block();
        reader.read(at, exact, 0, n);
        integers.add(at, exact, n, block.wide());
        block.setWide(n);
        return block;
    }

    private void add(long position, Block block) {
        into.counter().add(block.size());
        sums.about(block, into.moments().pivot(block));
        Block finite = block;
        if (!Double.isFinite(sums.absolute())) {
            finite = sift(position, block);
            if (finite.size() == 0) {
                return;
            }
            sums.about(finite, into.moments().pivot(finite));
        }
        into.counter().addZeros(sums.zeros());
        into.extremes().add(position, block, sums);
        into.table().add(finite);
        into.moments().add(finite, sums);
    }

    private Block sift(long position, Block block) {
        Block finite = sifted;
        if (finite == null) {
            finite = new Block(Block.SIZE);
            sifted = finite;
        }
        into.counter().sift(position, block, finite);
        return finite;
    }
}

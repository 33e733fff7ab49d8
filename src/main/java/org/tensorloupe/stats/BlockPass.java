package org.tensorloupe.stats;

import org.jspecify.annotations.Nullable;
import org.tensorloupe.bytes.Monitor;
import org.tensorloupe.fault.CheckpointException;
import org.tensorloupe.tensor.TensorReader;

/// One walk over a part of a tensor, block by block. Not thread-safe.
final class BlockPass {
    /// Elements that are summed about one pivot.
    private static final int SPAN = 16 * Block.SIZE;

    /// Bytes between two words with the monitor, at least.
    private static final long REPORT = 1 << 18;

    private static final int MOST_TRIES = 4;

    private final TensorReader reader;
    private final BlockSummary into;
    private final BlockReader blocks;
    private final long[] exact;
    private final LaneSums sums = new LaneSums();
    private final BlockRange range = new BlockRange();
    private @Nullable Block sifted;
    private boolean begun;

    /// @param blockSize the most elements to read at a time
    BlockPass(TensorReader reader, BlockSummary into, int blockSize) {
        this.reader = reader;
        this.into = into;
        this.blocks = new BlockReader(reader, blockSize);
        this.exact = new long[into.integers() == null ? 0 : blockSize];
    }

    void run(long from, long to, Monitor monitor) throws CheckpointException {
        long unreported = 0;
        for (long at = from; at < to; ) {
            long next = walk(at, Math.min(to, at + SPAN));
            unreported += reader.tensor().dtype().byteSize(next - at);
            at = next;
            if (unreported >= REPORT) {
                monitor.advance(unreported);
                unreported = 0;
            }
        }
        monitor.advance(unreported);
    }

    /// Takes elements, all of them or some.
    ///
    /// @return the first that was not taken
    private long walk(long from, long to) throws CheckpointException {
        begun = false;
        for (long at = from; at < to; at += Block.SIZE) {
            int n = (int) Math.min(Block.SIZE, to - at);
            Block finite = take(at, read(at, n));
            if (finite.size() > 0) {
                int exponent = Moments.exponent(range.magnitude());
                if (exponent != 0) {
                    settle(from, at);
                    addScaled(finite, exponent);
                    return at + n;
                }
                if (!begun) {
                    begin(into.moments().pivot(finite.at(0)));
                }
                sums.add(finite.numbers(), finite.size());
            }
        }
        settle(from, to);
        return to;
    }

    private Block read(long at, int n) throws CheckpointException {
        IntegerRange integers = into.integers();
        if (integers == null) {
            return blocks.read(at, n);
        }
        Block block = blocks.block();
        reader.read(at, exact, 0, n);
        integers.add(at, exact, n, block.numbers());
        block.setNumbers(n);
        return block;
    }

    /// Counts a block and takes its extremes; its sums are left to do.
    ///
    /// @return its finite numbers, of which [#range] tells the extremes
    private Block take(long position, Block block) {
        into.counter().add(block.size());
        range.of(block);
        Block finite = block;
        if (!range.isFinite()) {
            finite = room();
            into.counter().sift(position, block, finite);
            if (finite.size() == 0) {
                return finite;
            }
            range.of(finite);
        }
        into.counter().addZeros(range.zeros());
        into.extremes().add(position, block, range);
        into.table().add(finite);
        return finite;
    }

    private Block room() {
        Block room = sifted;
        if (room == null) {
            room = new Block(Block.SIZE, blocks.block().isNarrow());
            sifted = room;
        }
        return room;
    }

    private void begin(double pivot) {
        sums.begin(pivot);
        begun = true;
    }

    /// Hands over the sums of elements that were taken, after another look at them if the pivot was
    /// far off.
    private void settle(long from, long to) throws CheckpointException {
        if (!begun) {
            return;
        }
        for (int tries = 0; tries < MOST_TRIES && sums.hasStrayed(); tries++) {
            sums.begin(sums.mean());
            for (long at = from; at < to; at += Block.SIZE) {
                Block finite = finite(blocks.read(at, (int) Math.min(Block.SIZE, to - at)));
                sums.add(finite.numbers(), finite.size());
            }
        }
        into.moments().add(sums, 0);
        begun = false;
    }

    private Block finite(Block block) {
        range.of(block);
        if (range.isFinite()) {
            return block;
        }
        Block finite = room();
        new ElementCounter().sift(0, block, finite);
        return finite;
    }

    /// Adds numbers so large, or so small, that their squares would be lost.
    private void addScaled(Block block, int exponent) {
        block.scale(-exponent);
        sums.begin(block.at(0));
        sums.add(block.numbers(), block.size());
        for (int tries = 0; tries < MOST_TRIES && sums.hasStrayed(); tries++) {
            sums.begin(sums.mean());
            sums.add(block.numbers(), block.size());
        }
        into.moments().add(sums, exponent);
    }
}

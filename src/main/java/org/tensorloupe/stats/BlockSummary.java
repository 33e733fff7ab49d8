package org.tensorloupe.stats;

import org.jspecify.annotations.Nullable;
import org.tensorloupe.bytes.Monitor;
import org.tensorloupe.fault.CheckpointException;
import org.tensorloupe.tensor.TensorReader;

/// A part whose numbers are taken block by block.
final class BlockSummary implements PartialSummary {
    private final ElementCounter counter = new ElementCounter();
    private final Extremes extremes = new Extremes();
    private final Moments moments = new Moments();
    private final @Nullable IntegerRange integers;
    private final ValueTable table;

    private BlockSummary(TensorReader reader, Depth depth) {
        boolean unsigned = reader.tensor().dtype().name().equals("uint64");
        this.integers = reader.isInteger() ? new IntegerRange(unsigned) : null;
        this.table = ValueTable.of(reader, depth);
    }

    /// See [PartialSummary#of].
    static BlockSummary of(TensorReader reader, Depth depth, long from, long to, Monitor monitor)
            throws CheckpointException {
        BlockSummary part = new BlockSummary(reader, depth);
        new BlockPass(reader, part, (int) Math.min(Block.SIZE, to - from)).run(from, to, monitor);
        return part;
    }

    ElementCounter counter() {
        return counter;
    }

    Extremes extremes() {
        return extremes;
    }

    Moments moments() {
        return moments;
    }

    @Nullable IntegerRange integers() {
        return integers;
    }

    ValueTable table() {
        return table;
    }

    @Override
    public BlockSummary merge(PartialSummary later) {
        if (!(later instanceof BlockSummary other)) {
            throw new IllegalArgumentException("parts of different tensors");
        }
        table.merge(other.table);
        counter.merge(other.counter);
        extremes.merge(other.extremes);
        moments.merge(other.moments);
        if (integers != null && other.integers != null) {
            integers.merge(other.integers);
        }
        return this;
    }

    @Override
    public Summary finish() {
        return new Summary(counter, moments, extremes, integers, table.finish(extremes));
    }
}

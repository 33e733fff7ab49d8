package org.tensorloupe.stats;

import org.jspecify.annotations.Nullable;
import org.tensorloupe.bytes.Monitor;
import org.tensorloupe.fault.CheckpointException;
import org.tensorloupe.tensor.TensorReader;

/// The statistics of a part of a tensor, to be merged with those of the other parts.
///
/// Not thread-safe: parts are made on any threads, then merged in order on one.
public final class PartialSummary {
    private final ElementCounter counter = new ElementCounter();
    private final Extremes extremes = new Extremes();
    private final Moments moments = new Moments();
    private final @Nullable IntegerRange integers;
    private final ValueTable table;

    private PartialSummary(TensorReader reader) {
        boolean unsigned = reader.tensor().dtype().name().equals("uint64");
        this.integers = reader.isInteger() ? new IntegerRange(unsigned) : null;
        this.table = ValueTable.of(reader);
    }

    /// Summarises the elements `from..to` (flat, row-major order of the logical shape).
    ///
    /// @param reader used by this call alone
    /// @param monitor hears of every few hundred kilobytes, and may cancel there
    /// @throws CheckpointException if an element cannot be read
    public static PartialSummary of(TensorReader reader, long from, long to, Monitor monitor)
            throws CheckpointException {
        Repetition.check(reader.tensor());
        PartialSummary part = new PartialSummary(reader);
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

    /// Adds the part of the same tensor that follows this one.
    ///
    /// @param later not to be used afterwards
    /// @return this
    public PartialSummary merge(PartialSummary later) {
        counter.merge(later.counter);
        extremes.merge(later.extremes);
        moments.merge(later.moments);
        table.merge(later.table);
        if (integers != null && later.integers != null) {
            integers.merge(later.integers);
        }
        return this;
    }

    /// The summary of all parts that were merged. This object is not to be used afterwards.
    public Summary finish() {
        Histogram histogram = table.finish(extremes);
        return new Summary(counter, moments, extremes, integers, histogram);
    }
}

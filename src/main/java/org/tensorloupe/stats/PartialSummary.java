package org.tensorloupe.stats;

import org.jspecify.annotations.Nullable;
import org.tensorloupe.bytes.Monitor;
import org.tensorloupe.fault.CheckpointException;
import org.tensorloupe.tensor.TensorReader;

/// The statistics of a part of a tensor, to be merged with those of the other parts.
///
/// Not thread-safe: parts are made on any threads, then merged in order on one.
public final class PartialSummary {
    /// Bytes between two words with the monitor, at least.
    private static final long REPORT = 1 << 18;

    private final ElementCounter counter = new ElementCounter();
    private final Moments moments = new Moments();
    private final Extremes extremes = new Extremes();
    private final @Nullable IntegerRange integers;
    private final ValueTable table;
    private final BlockSums sums = new BlockSums();
    private final double[] sifted = new double[BlockSums.SIZE];

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
        PartialSummary part = new PartialSummary(reader);
        double[] block = new double[BlockSums.SIZE];
        long[] exact = new long[part.integers == null ? 0 : BlockSums.SIZE];
        long unreported = 0;
        for (long at = from; at < to; at += BlockSums.SIZE) {
            int n = (int) Math.min(BlockSums.SIZE, to - at);
            if (part.integers == null) {
                reader.read(at, block, 0, n);
            } else {
                reader.read(at, exact, 0, n);
                part.integers.add(at, exact, n, block);
            }
            part.add(at, block, n);
            unreported += reader.tensor().dtype().byteSize(n);
            if (unreported >= REPORT) {
                monitor.advance(unreported);
                unreported = 0;
            }
        }
        monitor.advance(unreported);
        return part;
    }

    private void add(long position, double[] x, int n) {
        counter.add(n);
        double[] numbers = x;
        int finite = n;
        sums.about(x, n, moments.pivot(x));
        if (!Double.isFinite(sums.absolute())) {
            numbers = sifted;
            finite = counter.sift(position, x, n, numbers);
            if (finite == 0) {
                return;
            }
            sums.about(numbers, finite, moments.pivot(numbers));
        }
        counter.addZeros(numbers, finite);
        extremes.add(position, x, n, sums.min(), sums.max());
        table.add(numbers, finite);
        moments.add(numbers, finite, sums);
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
        Histogram histogram = table.finish(extremes.min(), extremes.max());
        return new Summary(counter, moments, extremes, integers, histogram);
    }
}

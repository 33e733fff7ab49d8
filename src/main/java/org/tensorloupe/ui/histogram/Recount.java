package org.tensorloupe.ui.histogram;

import java.util.stream.IntStream;
import org.tensorloupe.bytes.Monitor;
import org.tensorloupe.fault.CheckpointException;
import org.tensorloupe.tensor.Component;
import org.tensorloupe.tensor.StorageSource;
import org.tensorloupe.tensor.TensorInfo;
import org.tensorloupe.tensor.TensorReader;

/// Counts the elements in bins by reading all of them, for tensors whose statistics keep counts of
/// buckets that are wider. Used by one thread.
final class Recount {
    private static final int CHUNK = 1 << 14;

    private final ValueAxis axis;
    private final double[] edges;
    private final double scale;
    private final long[] counts;
    private long below;
    private long above;

    private Recount(ValueAxis axis, Bins bins) {
        this.axis = axis;
        this.edges = IntStream.rangeClosed(0, bins.count()).mapToDouble(bins::edge).toArray();
        this.scale = 1 / bins.step();
        this.counts = new long[bins.count()];
    }

    /// Reads a tensor.
    ///
    /// @param monitor hears of the bytes, and may cancel
    /// @throws CheckpointException if an element cannot be read
    static BinCounts of(
            TensorInfo tensor,
            Component part,
            ValueAxis axis,
            Bins bins,
            StorageSource source,
            Monitor monitor)
            throws CheckpointException {
        TensorReader reader = TensorReader.open(tensor, part, source, monitor);
        Recount recount = new Recount(axis, bins);
        long numel = reader.tensor().numel();
        double[] chunk = new double[(int) Math.min(CHUNK, numel)];
        for (long at = 0; at < numel; at += chunk.length) {
            int count = (int) Math.min(chunk.length, numel - at);
            reader.read(at, chunk, 0, count);
            recount.add(chunk, count);
            monitor.advance(reader.tensor().dtype().byteSize(count));
        }
        return new BinCounts(recount.counts, recount.below, recount.above);
    }

    private void add(double[] values, int count) {
        double first = edges[0];
        double last = edges[counts.length];
        for (int i = 0; i < count; i++) {
            double value = values[i];
            if (value >= first && value < last) {
                counts[bin(value)]++;
            }
            if (value < axis.lo()) {
                below += value == Double.NEGATIVE_INFINITY ? 0 : 1;
            } else if (value > axis.hi()) {
                above += value == Double.POSITIVE_INFINITY ? 0 : 1;
            }
        }
    }

    private int bin(double value) {
        int bin = (int) Math.clamp((value - edges[0]) * scale, 0, counts.length - 1);
        while (value < edges[bin]) {
            bin--;
        }
        while (value >= edges[bin + 1]) {
            bin++;
        }
        return bin;
    }
}

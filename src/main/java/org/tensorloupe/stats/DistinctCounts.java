package org.tensorloupe.stats;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.tensorloupe.tensor.DType;
import org.tensorloupe.tensor.Quantization;
import org.tensorloupe.tensor.TensorInfo;
import org.tensorloupe.tensor.TensorReader;

/// Counts every number apart, for tensors of few different float32 numbers: an open-addressed table
/// by bit pattern.
final class DistinctCounts implements ValueTable {
    /// The most different numbers that are worth a table.
    private static final long MOST = 1 << 20;

    private static final int SPREAD = 0x9e3779b9;

    private int[] patterns = new int[1 << 10];
    private long[] counts = new long[1 << 10];
    private int size;

    /// Whether a tensor's numbers are few enough: of less than 8 bits, or quantised per channel.
    static boolean fits(TensorReader reader) {
        TensorInfo tensor = reader.tensor();
        if (tensor.dtype().kind() == DType.Kind.FLOAT && tensor.dtype().bits() < Byte.SIZE) {
            return true;
        }
        return tensor.traits().quantization() instanceof Quantization.PerChannel q
                && tensor.dtype().bits() <= 8
                && !reader.isInteger()
                && tensor.shape().size(q.axis()) <= MOST >> tensor.dtype().bits();
    }

    @Override
    public void add(Block block) {
        for (int i = 0; i < block.size(); i++) {
            add(Float.floatToRawIntBits((float) block.at(i)), 1);
        }
    }

    private void add(int pattern, long count) {
        int mask = patterns.length - 1;
        int slot = (pattern * SPREAD) >>> 8 & mask;
        while (counts[slot] != 0 && patterns[slot] != pattern) {
            slot = (slot + 1) & mask;
        }
        if (counts[slot] == 0) {
            patterns[slot] = pattern;
            size++;
        }
        counts[slot] += count;
        if (size > patterns.length / 2) {
            grow();
        }
    }

    private void grow() {
        int[] oldPatterns = patterns;
        long[] oldCounts = counts;
        patterns = new int[2 * oldPatterns.length];
        counts = new long[2 * oldPatterns.length];
        size = 0;
        for (int i = 0; i < oldPatterns.length; i++) {
            if (oldCounts[i] != 0) {
                add(oldPatterns[i], oldCounts[i]);
            }
        }
    }

    private static int ordered(int pattern) {
        return pattern ^ ((pattern >> 31) & Integer.MAX_VALUE);
    }

    @Override
    public void merge(ValueTable later) {
        if (!(later instanceof DistinctCounts other)) {
            throw new IllegalArgumentException("tables of different tensors");
        }
        for (int i = 0; i < other.patterns.length; i++) {
            if (other.counts[i] != 0) {
                add(other.patterns[i], other.counts[i]);
            }
        }
    }

    @Override
    public Histogram finish(Extremes extremes) {
        // A pattern in the order of its number, above the slot that holds its count.
        long[] ordered =
                IntStream.range(0, patterns.length)
                        .filter(slot -> counts[slot] != 0)
                        .mapToLong(slot -> ((long) ordered(patterns[slot]) << 32) | slot)
                        .toArray();
        Arrays.sort(ordered);
        double[] values = new double[size];
        long[] before = new long[size + 1];
        for (int i = 0; i < size; i++) {
            int slot = (int) ordered[i];
            values[i] = Float.intBitsToFloat(patterns[slot]);
            before[i + 1] = before[i] + counts[slot];
        }
        return new BucketCounts(true, values, values, before);
    }
}

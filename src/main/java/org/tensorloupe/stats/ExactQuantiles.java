package org.tensorloupe.stats;

import java.util.Arrays;
import java.util.stream.DoubleStream;
import java.util.stream.LongStream;
import org.tensorloupe.bytes.Monitor;
import org.tensorloupe.fault.CheckpointException;
import org.tensorloupe.tensor.TensorReader;

/// Exact quantiles of a tensor of any size, in bounded memory: a radix selection that reads the
/// tensor once per 16 bits of its numbers (twice for float32, four times for float64).
public final class ExactQuantiles {
    private static final int DIGIT_BITS = 16;
    private static final int DIGITS = 1 << DIGIT_BITS;

    private final TensorReader reader;
    private final Monitor monitor;
    private final BlockReader blocks;
    private final int width;

    private ExactQuantiles(TensorReader reader, Monitor monitor) {
        this.reader = reader;
        this.monitor = monitor;
        this.blocks = new BlockReader(reader, Block.SIZE);
        this.width = blocks.block().isNarrow() ? 32 : 64;
    }

    /// Quantiles of the finite elements; see [Histogram#quantile(double)].
    ///
    /// @param reader used by this call alone
    /// @param shares each 0 to 1
    /// @param monitor hears of the bytes of every pass, and may cancel
    /// @return a value for each share; nothing if the tensor has no finite elements
    /// @throws CheckpointException if an element cannot be read
    public static double[] of(TensorReader reader, double[] shares, Monitor monitor)
            throws CheckpointException {
        return new ExactQuantiles(reader, monitor).select(shares);
    }

    private double[] select(double[] shares) throws CheckpointException {
        long[] prefixes = {0};
        long[][] counts = count(0, prefixes);
        long total = LongStream.of(counts[0]).sum();
        if (total == 0) {
            return new double[0];
        }
        long[] ranks =
                DoubleStream.of(shares)
                        .mapToLong(p -> (long) Quantiles.position(total, p))
                        .flatMap(rank -> LongStream.of(rank, Math.min(rank + 1, total - 1)))
                        .sorted()
                        .distinct()
                        .toArray();
        long[] keys = new long[ranks.length];
        long[] inside = ranks.clone();
        for (int level = 0; level < width / DIGIT_BITS; level++) {
            if (level > 0) {
                prefixes = LongStream.of(keys).sorted().distinct().toArray();
                counts = count(level, prefixes);
            }
            for (int i = 0; i < keys.length; i++) {
                long[] digits = counts[Arrays.binarySearch(prefixes, keys[i])];
                int digit = 0;
                while (inside[i] >= digits[digit]) {
                    inside[i] -= digits[digit++];
                }
                keys[i] = (keys[i] << DIGIT_BITS) | digit;
            }
        }
        return DoubleStream.of(shares)
                .map(p ->
                        Quantiles.linear(
                                        total,
                                        p,
                                        rank -> value(keys[Arrays.binarySearch(ranks, rank)]))
                                + 0.0)
                .toArray();
    }

    /// Counts the digit of a level, for the numbers that begin with each of the prefixes.
    private long[][] count(int level, long[] prefixes) throws CheckpointException {
        long[][] counts = new long[prefixes.length][DIGITS];
        int shift = width - (level + 1) * DIGIT_BITS;
        long numel = reader.tensor().numel();
        for (long at = 0; at < numel; at += Block.SIZE) {
            Block block = blocks.read(at, (int) Math.min(Block.SIZE, numel - at));
            for (int i = 0; i < block.size(); i++) {
                if (Double.isFinite(block.at(i))) {
                    long key = key(block, i) >>> shift;
                    int slot = level == 0 ? 0 : Arrays.binarySearch(prefixes, key >>> DIGIT_BITS);
                    if (slot >= 0) {
                        counts[slot][(int) (key & (DIGITS - 1))]++;
                    }
                }
            }
            monitor.advance(reader.tensor().dtype().byteSize(block.size()));
        }
        return counts;
    }

    /// A number as unsigned bits in the order of the numbers.
    private static long key(Block block, int i) {
        if (block.isNarrow()) {
            int bits = block.bits()[i];
            return Integer.toUnsignedLong(bits ^ ((bits >> 31) | Integer.MIN_VALUE));
        }
        long bits = block.longBits()[i];
        return bits ^ ((bits >> 63) | Long.MIN_VALUE);
    }

    private double value(long key) {
        if (width == 32) {
            int bits = (int) key;
            return Float.intBitsToFloat(bits < 0 ? bits ^ Integer.MIN_VALUE : ~bits);
        }
        return Double.longBitsToDouble(key < 0 ? key ^ Long.MIN_VALUE : ~key);
    }
}

package org.tensorloupe.render;

import java.util.Arrays;
import org.tensorloupe.bytes.Monitor;
import org.tensorloupe.fault.CheckpointException;
import org.tensorloupe.tensor.TensorReader;

/// Reduces the weights of one line of pixels to a value for each pixel. Not thread-safe.
///
/// First down the rows of the line, weight by weight, which the compiler turns into vector
/// instructions; then along the columns of each block. Minimum and maximum carry NaN and ±Inf
/// along, and the largest magnitude is one of the two.
final class BlockReducer {
    private static final int CHUNK = 1 << 13;
    private static final long REPORT = 1L << 18;

    private final PixelLines lines;
    private final BlockRule rule;
    private final TensorReader reader;
    private final Monitor monitor;
    private final long[] firsts;
    private final long[] ends;
    private final double[] line;
    private final double[] lows;
    private final double[] highs;
    private final double[] sums;
    private final double[] row;
    private final double[] low;
    private final double[] high;
    private final double[] sum;
    private long unreported;

    BlockReducer(PixelLines lines, BlockRule rule, TensorReader reader, Monitor monitor) {
        this.lines = lines;
        this.rule = rule;
        this.reader = reader;
        this.monitor = monitor;
        this.firsts = lines.firsts();
        this.ends = lines.ends();
        int pixels = lines.length();
        this.line = new double[pixels];
        this.lows = new double[pixels];
        this.highs = new double[pixels];
        this.sums = new double[pixels];
        int chunk = (int) Math.min(CHUNK, ends[pixels - 1] - firsts[0]);
        this.row = new double[chunk];
        this.low = new double[chunk];
        this.high = new double[chunk];
        this.sum = new double[chunk];
    }

    /// The values that [#reduce(int)] gave last.
    double[] line() {
        return line;
    }

    /// Reads and reduces a line.
    ///
    /// @return how many weights were read
    long reduce(int index) throws CheckpointException {
        Arrays.fill(lows, Double.POSITIVE_INFINITY);
        Arrays.fill(highs, Double.NEGATIVE_INFINITY);
        Arrays.fill(sums, 0);
        long first = lines.first(index);
        long end = lines.end(index);
        long stop = ends[ends.length - 1];
        int pixel = 0;
        for (long from = firsts[0]; from < stop; from += row.length) {
            int count = (int) Math.min(row.length, stop - from);
            down(first, end, from, count);
            pixel = along(pixel, from, from + count);
        }
        for (int i = 0; i < line.length; i++) {
            line[i] = value(i, (end - first) * (ends[i] - firsts[i]));
        }
        report(0);
        return (end - first) * (stop - firsts[0]);
    }

    private void down(long first, long end, long from, int count) throws CheckpointException {
        reader.readBlock(lines.slice(), first, 1, from, count, low);
        System.arraycopy(low, 0, high, 0, count);
        System.arraycopy(low, 0, sum, 0, count);
        report(count);
        for (long r = first + 1; r < end; r++) {
            reader.readBlock(lines.slice(), r, 1, from, count, row);
            for (int i = 0; i < count; i++) {
                low[i] = Math.min(low[i], row[i]);
                high[i] = Math.max(high[i], row[i]);
            }
            if (rule == BlockRule.MEAN) {
                for (int i = 0; i < count; i++) {
                    sum[i] += row[i];
                }
            }
            report(count);
        }
    }

    /// Folds a chunk of columns into the pixels they belong to.
    ///
    /// @return the first pixel that reaches beyond the chunk
    private int along(int start, long from, long to) {
        int pixel = start;
        while (pixel < firsts.length && firsts[pixel] < to) {
            int a = (int) (Math.max(firsts[pixel], from) - from);
            int b = (int) (Math.min(ends[pixel], to) - from);
            double least = lows[pixel];
            double greatest = highs[pixel];
            double total = sums[pixel];
            for (int i = a; i < b; i++) {
                least = Math.min(least, low[i]);
                greatest = Math.max(greatest, high[i]);
                total += sum[i];
            }
            lows[pixel] = least;
            highs[pixel] = greatest;
            sums[pixel] = total;
            if (ends[pixel] > to) {
                return pixel;
            }
            pixel++;
        }
        return pixel;
    }

    private double value(int pixel, long weights) {
        double least = lows[pixel];
        double greatest = highs[pixel];
        if (!(greatest < Double.POSITIVE_INFINITY)) {
            return greatest;
        }
        if (least == Double.NEGATIVE_INFINITY) {
            return least;
        }
        return switch (rule) {
            case LARGEST_MAGNITUDE -> greatest >= -least ? greatest : least;
            case MEAN -> sums[pixel] / weights;
            case MIN -> least;
            case MAX -> greatest;
        };
    }

    private void report(long weights) {
        unreported += weights;
        if (unreported >= REPORT || weights == 0) {
            monitor.advance(lines.slice().tensor().dtype().byteSize(unreported));
            unreported = 0;
        }
    }
}

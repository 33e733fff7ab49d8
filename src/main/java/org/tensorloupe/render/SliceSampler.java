package org.tensorloupe.render;

import java.util.Arrays;
import org.tensorloupe.bytes.Monitor;
import org.tensorloupe.fault.CheckpointException;
import org.tensorloupe.tensor.StorageSource;
import org.tensorloupe.tensor.TensorReader;

/// A coarse picture at once: one weight stands for all around it.
public final class SliceSampler {
    /// Most weights that are looked at.
    public static final int SAMPLES = 100_000;

    /// Longest run that is read for its samples.
    private static final int RUN = 1 << 18;

    /// Largest mean distance of samples that are read as a run.
    private static final long NEAR = 128;

    private SliceSampler() {}

    /// Reads evenly spaced weights of a view, at most [#SAMPLES]; the values of
    /// [SliceRaster#read] replace these.
    ///
    /// @return as large as the view; each sample fills a rectangle of pixels
    /// @throws CheckpointException if the tensor cannot be read
    /// @throws ArithmeticException if the view has more pixels than an array
    public static ValueGrid read(SliceView view, StorageSource source, Monitor monitor)
            throws CheckpointException {
        ValueGrid grid = ValueGrid.blank(view.width(), view.height());
        if (grid.values().length == 0) {
            return grid;
        }
        TensorReader reader =
                TensorReader.open(view.slice().tensor(), view.slice().part(), source, monitor);
        PixelLines lines = PixelLines.of(view);
        double excess = Math.sqrt(Math.max(1, (double) grid.values().length / SAMPLES));
        int across = Math.clamp((long) (lines.count() / excess), 1, lines.count());
        int along = Math.clamp(SAMPLES / across, 1, lines.length());
        long[] columns = columns(lines, along);
        double[] samples = new double[along];
        double[] line = new double[lines.length()];
        for (int a = 0; a < across; a++) {
            int from = cut(a, across, lines.count());
            int to = cut(a + 1, across, lines.count());
            long row = middle(lines.first(from), lines.end(to - 1));
            sample(reader, lines, row, columns, samples);
            monitor.advance(view.slice().tensor().dtype().byteSize(along));
            for (int b = 0; b < along; b++) {
                Arrays.fill(
                        line,
                        cut(b, along, line.length),
                        cut(b + 1, along, line.length),
                        samples[b]);
            }
            for (int i = from; i < to; i++) {
                lines.put(grid, i, line);
            }
        }
        return grid;
    }

    private static long[] columns(PixelLines lines, int along) {
        long[] firsts = lines.firsts();
        long[] ends = lines.ends();
        long[] columns = new long[along];
        for (int b = 0; b < along; b++) {
            columns[b] =
                    middle(
                            firsts[cut(b, along, firsts.length)],
                            ends[cut(b + 1, along, ends.length) - 1]);
        }
        return columns;
    }

    /// Reads samples that are near each other with what lies between them: a run is faster than its
    /// elements one by one, and touches the same pages.
    private static void sample(
            TensorReader reader, PixelLines lines, long row, long[] columns, double[] out)
            throws CheckpointException {
        long first = columns[0];
        long span = columns[columns.length - 1] + 1 - first;
        int axis = lines.slice().columnAxis();
        boolean run = axis >= 0 && lines.slice().tensor().strides().step(axis) == 1;
        if (run && span <= RUN && span <= NEAR * columns.length) {
            double[] all = new double[(int) span];
            reader.readBlock(lines.slice(), row, 1, first, all.length, all);
            for (int i = 0; i < columns.length; i++) {
                out[i] = all[(int) (columns[i] - first)];
            }
            return;
        }
        double[] one = new double[1];
        for (int i = 0; i < columns.length; i++) {
            reader.readBlock(lines.slice(), row, 1, columns[i], 1, one);
            out[i] = one[0];
        }
    }

    private static int cut(int part, int parts, int length) {
        return (int) ((long) length * part / parts);
    }

    private static long middle(long first, long end) {
        return first + (end - first) / 2;
    }
}

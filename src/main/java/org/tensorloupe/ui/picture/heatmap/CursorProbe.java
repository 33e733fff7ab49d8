package org.tensorloupe.ui.picture.heatmap;

import org.tensorloupe.bytes.Monitor;
import org.tensorloupe.fault.CheckpointException;
import org.tensorloupe.render.BlockRule;
import org.tensorloupe.render.SliceView;
import org.tensorloupe.tensor.SliceKey;
import org.tensorloupe.tensor.StorageSource;
import org.tensorloupe.tensor.TensorReader;

/// Finds the weight that a pixel shows, and its exact value.
final class CursorProbe {
    /// Most weights of a pixel's block that are looked at.
    private static final long LIMIT = 1L << 20;

    private CursorProbe() {}

    /// Reads the weights of one pixel: of a block the one that the rule chooses, or the first where
    /// it chooses none.
    ///
    /// @param view one pixel
    /// @throws CheckpointException if the tensor cannot be read
    static Found read(SliceView view, BlockRule rule, StorageSource source, Monitor monitor)
            throws CheckpointException {
        SliceKey slice = view.slice();
        TensorReader reader = TensorReader.open(slice.tensor(), slice.part(), source, monitor);
        long row = view.row(0);
        long column = view.column(0);
        long rows = view.rowEnd(0) - row;
        long columns = view.columnEnd(0) - column;
        if (rows * columns > LIMIT) {
            rows = 1;
            columns = Math.min(columns, LIMIT);
        }
        double[] block = new double[(int) (rows * columns)];
        reader.readBlock(slice, row, (int) rows, column, (int) columns, block);
        int best = best(block, rule);
        row += best / columns;
        column += best % columns;
        return new Found(row, column, block[best], reader.text(slice.index(row, column)));
    }

    private static int best(double[] block, BlockRule rule) {
        int best = 0;
        for (int i = 1; i < block.length; i++) {
            if (rank(block[i], rule) > rank(block[best], rule)) {
                best = i;
            }
        }
        return best;
    }

    private static double rank(double value, BlockRule rule) {
        if (Double.isNaN(value)) {
            return Double.POSITIVE_INFINITY;
        }
        if (Double.isInfinite(value)) {
            return value > 0 ? Double.MAX_VALUE : Math.nextDown(Double.MAX_VALUE);
        }
        return switch (rule) {
            case LARGEST_MAGNITUDE -> Math.abs(value);
            case MEAN -> 0;
            case MIN -> -value;
            case MAX -> value;
        };
    }

    /// A weight.
    ///
    /// @param row in the slice
    /// @param column in the slice
    /// @param value as a float64
    /// @param text exact, in the shortest decimal
    record Found(long row, long column, double value, String text) {}
}

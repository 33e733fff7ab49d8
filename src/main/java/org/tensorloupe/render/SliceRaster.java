package org.tensorloupe.render;

import org.tensorloupe.bytes.Monitor;
import org.tensorloupe.fault.CheckpointException;
import org.tensorloupe.tensor.StorageSource;
import org.tensorloupe.tensor.TensorReader;

/// The exact values of a heatmap: every weight in view is read once, in the order it lies in memory,
/// and only a few thousand are held at a time.
public final class SliceRaster {
    /// Weights after which a band is handed on.
    private static final long BAND = 1L << 21;

    private SliceRaster() {}

    /// Reads a view.
    ///
    /// The parts of [SliceView#split(int)] may be read by several threads; pasted together they
    /// equal the whole to the bit.
    ///
    /// @param rule what a pixel shows that stands for several weights
    /// @param sink hears of finished bands
    /// @param monitor hears of bytes read, and may cancel between chunks
    /// @throws CheckpointException if the tensor cannot be read
    /// @throws ArithmeticException if the view has more pixels than an array
    public static ValueGrid read(
            SliceView view, BlockRule rule, StorageSource source, BandSink sink, Monitor monitor)
            throws CheckpointException {
        ValueGrid grid = ValueGrid.blank(view.width(), view.height());
        PixelLines lines = PixelLines.of(view);
        if (grid.values().length == 0) {
            return grid;
        }
        TensorReader reader =
                TensorReader.open(view.slice().tensor(), view.slice().part(), source, monitor);
        BlockReducer reducer = new BlockReducer(lines, rule, reader, monitor);
        int from = 0;
        long weights = 0;
        for (int i = 0; i < lines.count(); i++) {
            if (i == 0 || lines.first(i) != lines.first(i - 1)) {
                weights += reducer.reduce(i);
            }
            lines.put(grid, i, reducer.line());
            if (weights >= BAND || i == lines.count() - 1) {
                lines.tell(sink, grid, from, i + 1);
                from = i + 1;
                weights = 0;
            }
        }
        return grid;
    }
}

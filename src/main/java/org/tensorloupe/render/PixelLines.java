package org.tensorloupe.render;

import org.tensorloupe.tensor.SliceKey;

/// A view as lines of pixels in reading order: its rows, or its columns where those lie closer
/// together in memory.
///
/// @param view the view
/// @param slice the slice whose rows are the lines' weights: the view's own, or with swapped axes
/// @param columns whether lines are columns of the picture
record PixelLines(SliceView view, SliceKey slice, boolean columns) {
    static PixelLines of(SliceView view) {
        SliceKey key = view.slice();
        if (!view.readsColumns()) {
            return new PixelLines(view, key, false);
        }
        SliceKey swapped =
                new SliceKey(
                        key.tensor(),
                        key.part(),
                        /* rowAxis= */ key.columnAxis(),
                        /* columnAxis= */ key.rowAxis(),
                        key.at());
        return new PixelLines(view, swapped, true);
    }

    /// Number of lines.
    int count() {
        return columns ? view.width() : view.height();
    }

    /// Pixels in a line.
    int length() {
        return columns ? view.height() : view.width();
    }

    /// The first row of the slice at a line.
    long first(int line) {
        return columns ? view.column(line) : view.row(line);
    }

    /// The row of the slice after the last at a line.
    long end(int line) {
        return columns ? view.columnEnd(line) : view.rowEnd(line);
    }

    /// For each pixel of a line, the first column of the slice.
    long[] firsts() {
        long[] firsts = new long[length()];
        for (int i = 0; i < firsts.length; i++) {
            firsts[i] = columns ? view.row(i) : view.column(i);
        }
        return firsts;
    }

    /// For each pixel of a line, the column of the slice after the last.
    long[] ends() {
        long[] ends = new long[length()];
        for (int i = 0; i < ends.length; i++) {
            ends[i] = columns ? view.rowEnd(i) : view.columnEnd(i);
        }
        return ends;
    }

    /// Writes a line into the picture.
    void put(ValueGrid grid, int line, double[] values) {
        if (!columns) {
            System.arraycopy(values, 0, grid.values(), line * grid.width(), values.length);
            return;
        }
        for (int i = 0; i < values.length; i++) {
            grid.values()[i * grid.width() + line] = values[i];
        }
    }

    /// Tells that lines are done.
    void tell(BandSink sink, ValueGrid grid, int from, int to) {
        if (columns) {
            sink.band(grid, from, 0, to - from, grid.height());
        } else {
            sink.band(grid, 0, from, grid.width(), to - from);
        }
    }
}

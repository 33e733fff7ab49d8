package org.tensorloupe.format.torch;

import java.util.Arrays;
import org.tensorloupe.bytes.ComputedView;
import org.tensorloupe.fault.CheckpointException;
import org.tensorloupe.tensor.RawReader;

/// Makes the bytes of a sparse tensor's dense form: zeros, and the values at their places. Values
/// that meet in a place are added, as `to_dense()` does.
///
/// @param width bytes of an element
/// @param adder adds elements; only called where values meet
record SparseFiller(
        SparseGrid grid, SparseIndex index, RawReader values, int width, ElementAdder adder)
        implements ComputedView.Filler {

    @Override
    public void fill(long offset, byte[] out, int at, int count) throws CheckpointException {
        long first = offset / width;
        long end = Math.ceilDiv(offset + count, width);
        if (offset % width == 0 && count % width == 0) {
            elements(first, end, out, at);
            return;
        }
        byte[] whole = new byte[Math.toIntExact((end - first) * width)];
        elements(first, end, whole, 0);
        System.arraycopy(whole, (int) (offset - first * width), out, at, count);
    }

    private void elements(long first, long end, byte[] out, int at) throws CheckpointException {
        Arrays.fill(out, at, at + (int) (end - first) * width, (byte) 0);
        if (grid.blockRows() == 1) {
            cells(first, end, 0, 0, out, at);
            return;
        }
        long length = grid.rowLength();
        long rows = grid.rows() * grid.blockRows();
        for (long row = first / length; row * length < end; row++) {
            long start = row * length;
            long from = Math.max(first, start);
            long matrix = row / rows;
            long blockRow = matrix * grid.rows() + row % rows / grid.blockRows();
            cells(
                    from - start,
                    Math.min(end, start + length) - start,
                    blockRow * grid.columns(),
                    row % grid.blockRows(),
                    out,
                    at + (int) (from - first) * width);
        }
    }

    /// Fills elements `from..to` of a run of cells.
    ///
    /// @param cell number of the run's first cell
    /// @param inner row within the cells
    private void cells(long from, long to, long cell, long inner, byte[] out, int at)
            throws CheckpointException {
        long length = grid.cellLength();
        long last = cell + (to - 1) / length;
        long before = -1;
        for (int i = index.from(cell + from / length);
                i < index.size() && index.cell(i) <= last;
                i++) {
            long start = (index.cell(i) - cell) * length;
            long begin = Math.max(from, start);
            int n = (int) (Math.min(to, start + length) - begin);
            long value = (index.entry(i) * grid.blockRows() + inner) * length + (begin - start);
            int place = at + (int) (begin - from) * width;
            if (index.cell(i) == before) {
                byte[] more = new byte[n * width];
                values.read(value, more, 0, n);
                adder.add(more, out, place, n);
            } else {
                values.read(value, out, place, n);
            }
            before = index.cell(i);
        }
    }
}

package org.tensorloupe.format.torch;

import java.util.Arrays;
import java.util.Locale;
import org.tensorloupe.bytes.Monitor;
import org.tensorloupe.fault.CheckpointException;
import org.tensorloupe.fault.FormatFault;
import org.tensorloupe.tensor.Component;
import org.tensorloupe.tensor.StorageSource;
import org.tensorloupe.tensor.TensorInfo;
import org.tensorloupe.tensor.TensorReader;

/// The entries of a sparse tensor in the order of their cells, 8 bytes each. Immutable.
final class SparseIndex {
    private static final int ENTRY_BITS = 22;

    /// The most entries; their index takes 32 MB.
    static final long MOST_ENTRIES = 1L << ENTRY_BITS;

    private static final int CHUNK = 4096;

    /// Cell and entry of each, in one number, ascending.
    private final long[] sorted;

    private SparseIndex(long[] sorted) {
        this.sorted = sorted;
    }

    /// Reads the indices of a coordinate list. Entries that meet in a cell stay in their order.
    ///
    /// @param indices `[axes, entries]`
    /// @throws CheckpointException if they cannot be read or lie outside the tensor
    static SparseIndex coordinates(
            SparseGrid grid, TensorInfo indices, StorageSource source, Monitor monitor)
            throws CheckpointException {
        int entries = Math.toIntExact(grid.entries());
        TensorReader reader = TensorReader.open(indices, Component.VALUE, source, monitor);
        long[] cells = new long[entries];
        long[] chunk = new long[CHUNK];
        for (int axis = 0; axis < grid.sparse().rank(); axis++) {
            long size = grid.sparse().size(axis);
            for (int from = 0; from < entries; from += CHUNK) {
                int n = Math.min(CHUNK, entries - from);
                reader.read((long) axis * entries + from, chunk, 0, n);
                monitor.advance(0);
                for (int i = 0; i < n; i++) {
                    check(indices, chunk[i], size, from + i);
                    cells[from + i] = cells[from + i] * size + chunk[i];
                }
            }
        }
        return of(cells);
    }

    /// Reads the indices of compressed rows or columns.
    ///
    /// @param compressed where each line begins and ends among the entries of its batch
    /// @param plain the other index of each entry
    /// @throws CheckpointException if they cannot be read, contradict each other, lie outside the
    ///     tensor, or name a cell twice
    static SparseIndex compressed(
            SparseGrid grid,
            TensorInfo compressed,
            TensorInfo plain,
            StorageSource source,
            Monitor monitor)
            throws CheckpointException {
        int entries = Math.toIntExact(grid.entries());
        long each = grid.batches() == 0 ? 0 : entries / grid.batches();
        TensorReader lines = TensorReader.open(compressed, Component.VALUE, source, monitor);
        TensorReader others = TensorReader.open(plain, Component.VALUE, source, monitor);
        long[] cells = new long[entries];
        others.read(0, cells, 0, entries);
        long[] ends = new long[(int) Math.min(CHUNK, grid.lines() + 1)];
        for (long batch = 0; batch < grid.batches(); batch++) {
            long entry = batch * each;
            long first = entry;
            for (long from = 0; from <= grid.lines(); from += ends.length) {
                int n = (int) Math.min(ends.length, grid.lines() + 1 - from);
                lines.read(batch * (grid.lines() + 1) + from, ends, 0, n);
                monitor.advance(0);
                for (int i = 0; i < n; i++) {
                    long line = from + i - 1;
                    long end = ends[i];
                    if (end < entry - first || end > (line < 0 ? 0 : each)) {
                        throw malformed(
                                compressed,
                                "line ends that rise from 0 to " + each,
                                String.format(Locale.ROOT, "%d after %d", end, entry - first));
                    }
                    for (; entry < first + end; entry++) {
                        long other = cells[(int) entry];
                        check(plain, other, grid.plainSize(), entry);
                        long row = grid.byColumn() ? other : line;
                        long column = grid.byColumn() ? line : other;
                        cells[(int) entry] = (batch * grid.rows() + row) * grid.columns() + column;
                    }
                }
            }
            if (entry != first + each) {
                throw malformed(
                        compressed,
                        "line ends that rise from 0 to " + each,
                        "a last one of " + (entry - first));
            }
        }
        SparseIndex index = of(cells);
        for (int i = 1; i < entries; i++) {
            if (index.cell(i) == index.cell(i - 1)) {
                throw malformed(
                        plain,
                        "each cell once",
                        String.format(Locale.ROOT, "cell %d twice", index.cell(i)));
            }
        }
        return index;
    }

    private static SparseIndex of(long[] cells) {
        for (int i = 0; i < cells.length; i++) {
            cells[i] = cells[i] << ENTRY_BITS | i;
        }
        Arrays.sort(cells);
        return new SparseIndex(cells);
    }

    private static void check(TensorInfo indices, long index, long size, long entry)
            throws CheckpointException {
        if (index < 0 || index >= size) {
            throw malformed(
                    indices,
                    "indices from 0 to " + (size - 1),
                    String.format(Locale.ROOT, "%d at entry %d", index, entry));
        }
    }

    private static CheckpointException malformed(TensorInfo where, String expected, String found) {
        return new CheckpointException(new FormatFault.Malformed(where.name(), expected, found));
    }

    /// Number of entries.
    int size() {
        return sorted.length;
    }

    /// Position of the first entry in this cell or a later one.
    int from(long cell) {
        int found = Arrays.binarySearch(sorted, cell << ENTRY_BITS);
        return found < 0 ? -found - 1 : found;
    }

    /// The cell of the entry at a position.
    long cell(int position) {
        return sorted[position] >> ENTRY_BITS;
    }

    /// Where the entry at a position stands among the values.
    long entry(int position) {
        return sorted[position] & (MOST_ENTRIES - 1);
    }
}

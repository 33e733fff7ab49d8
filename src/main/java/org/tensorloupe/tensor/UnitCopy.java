package org.tensorloupe.tensor;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import org.tensorloupe.bytes.ByteView;
import org.tensorloupe.fault.CheckpointException;

/// Copies stored elements of 1, 2, 4 or 8 bytes as units, from runs of a storage into another
/// order. Not thread-safe.
final class UnitCopy {
    /// Columns that are turned at once: their units fill a line of the processor's cache.
    static final int COLUMNS = 16;

    private static final VarHandle SHORTS = handle(short[].class);
    private static final VarHandle INTS = handle(int[].class);
    private static final VarHandle LONGS = handle(long[].class);

    private final int width;
    private final int rows;
    private final byte[] columns;

    /// @param width bytes of a unit; see [#knows(int)]
    /// @param rows units of a column
    UnitCopy(int width, int rows) {
        this.width = width;
        this.rows = rows;
        this.columns = new byte[COLUMNS * rows * width];
    }

    private static VarHandle handle(Class<?> units) {
        return MethodHandles.byteArrayViewVarHandle(units, ByteOrder.nativeOrder());
    }

    static boolean knows(int width) {
        return width == 1 || width == 2 || width == 4 || width == 8;
    }

    /// Reads columns that lie as runs in a storage, and writes them as columns of a matrix.
    ///
    /// @param element index of the first unit in the storage
    /// @param step from the first unit of a column to that of the next
    /// @param some number of columns, at most [#COLUMNS]
    /// @param out the matrix, row by row
    /// @param pitch units in a row of the matrix
    /// @param at first column there
    void turn(ByteView storage, long element, long step, int some, byte[] out, int pitch, int at)
            throws CheckpointException {
        for (int c = 0; c < some; c++) {
            long place = (element + c * step) * width;
            storage.read(place, columns, c * rows * width, rows * width);
        }
        for (int row = 0; row < rows; row++) {
            spread(row, rows, some, out, row * pitch + at);
        }
    }

    /// Copies every so manieth unit.
    ///
    /// @param element index of the first unit in the storage
    /// @param step from one to the next, 1 or more
    /// @param count number of units
    /// @param out receives them
    void pick(ByteView storage, long element, int step, int count, byte[] out)
            throws CheckpointException {
        byte[] span = new byte[((count - 1) * step + 1) * width];
        storage.read(element * width, span, 0, span.length);
        spread(span, 0, step, count, out, 0);
    }

    private void spread(int row, int step, int count, byte[] out, int to) {
        spread(columns, row, step, count, out, to);
    }

    /// @param from first unit in `in`
    /// @param step from one to the next there
    /// @param to first unit in `out`
    private void spread(byte[] in, int from, int step, int count, byte[] out, int to) {
        switch (width) {
            case 1 -> {
                for (int i = 0; i < count; i++) {
                    out[to + i] = in[from + i * step];
                }
            }
            case 2 -> {
                for (int i = 0; i < count; i++) {
                    SHORTS.set(out, (to + i) * 2, (short) SHORTS.get(in, (from + i * step) * 2));
                }
            }
            case 4 -> {
                for (int i = 0; i < count; i++) {
                    INTS.set(out, (to + i) * 4, (int) INTS.get(in, (from + i * step) * 4));
                }
            }
            default -> {
                for (int i = 0; i < count; i++) {
                    LONGS.set(out, (to + i) * 8, (long) LONGS.get(in, (from + i * step) * 8));
                }
            }
        }
    }
}

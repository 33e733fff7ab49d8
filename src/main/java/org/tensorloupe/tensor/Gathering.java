package org.tensorloupe.tensor;

import java.nio.ByteOrder;
import org.jspecify.annotations.Nullable;
import org.tensorloupe.bytes.ByteView;
import org.tensorloupe.bytes.ByteViews;
import org.tensorloupe.fault.CheckpointException;

/// Elements that do not lie one after the other, such as those of a transposed matrix, brought
/// into logical order piece by piece, so that they are decoded in runs. Not thread-safe.
///
/// Where an outer axis is the one whose elements are neighbours, a band of several of its indices
/// is read at once, as long runs. Where the innermost axis skips a few elements, they are read and
/// left out.
final class Gathering {
    /// Bytes that are held at a time.
    private static final int PIECE = 1 << 22;

    /// Indices of the lateral axis that are read at once: some make long runs of it.
    private static final int MOST_ROWS = 64;

    private static final int LEAST_ROWS = 4;

    /// A jump to so few elements only is no reason to read a whole piece.
    private static final int FEW = 256;

    /// Elements that are skipped at most by reading them.
    private static final int MOST_SKIPPED = 16;

    private final ByteView storage;
    private final RunLayout layout;
    private final int width;

    /// The axis whose elements are neighbours; -1 if the innermost one skips.
    private final int lateral;

    /// Elements at one index of the lateral axis.
    private final long inside;

    /// Indices of the lateral axis in a piece; elements of the innermost one if there is none.
    private final int share;

    private byte[] held = {};
    private ByteView view = ByteViews.of("", held);
    private long first;
    private long end;

    private Gathering(
            ByteView storage, RunLayout layout, int width, int lateral, long inside, int share) {
        this.storage = storage;
        this.layout = layout;
        this.width = width;
        this.lateral = lateral;
        this.inside = inside;
        this.share = share;
    }

    /// Null where reading elements as they lie is as good.
    static @Nullable Gathering of(ByteView storage, RunLayout layout, int bits) {
        int inner = layout.axes() - 1;
        long step = layout.step(inner);
        int width = bits / Byte.SIZE;
        boolean apart = step > 1 && layout.size(inner) > 1;
        if (!apart || !UnitCopy.knows(width) || bits % Byte.SIZE != 0) {
            return null;
        }
        long inside = layout.size(inner);
        for (int axis = inner - 1; axis >= 0 && inside <= PIECE / width / LEAST_ROWS; axis--) {
            if (layout.step(axis) == 1) {
                long rows = Math.min(MOST_ROWS, PIECE / width / inside);
                int share = (int) Math.min(layout.size(axis), rows);
                return new Gathering(storage, layout, width, axis, inside, share);
            }
            inside *= layout.size(axis);
        }
        int share = (int) Math.min(layout.size(inner), PIECE / width / step);
        return step <= MOST_SKIPPED
                ? new Gathering(storage, layout, width, -1, layout.size(inner), share)
                : null;
    }

    /// Whether elements should be taken from here; otherwise as they lie.
    boolean pays(long from, int count) {
        return count >= FEW || (from >= first && from + count <= end);
    }

    /// Takes consecutive elements.
    interface Taker {
        /// @param run the elements, as if they were stored so
        /// @param done elements before these
        void take(StorageRun run, int done) throws CheckpointException;
    }

    /// Walks elements `from..from + count` (flat, row-major order of the logical shape).
    ///
    /// @throws CheckpointException if the file changed or was closed
    void runs(long from, int count, ByteOrder order, Taker taker) throws CheckpointException {
        for (int done = 0; done < count; ) {
            long at = from + done;
            if (at < first || at >= end) {
                gather(at);
            }
            int n = (int) Math.min(count - done, end - at);
            taker.take(new StorageRun(view, order, at - first, n), done);
            done += n;
        }
    }

    private void gather(long at) throws CheckpointException {
        end = 0;
        if (lateral >= 0) {
            gatherBand(at);
        } else {
            gatherSkipping(at);
        }
    }

    private void gatherBand(long at) throws CheckpointException {
        long index = at / inside % layout.size(lateral);
        int rows = (int) Math.min(share, layout.size(lateral) - index);
        long start = at - at % inside;
        int columns = (int) inside;
        reserve(rows * columns);
        UnitCopy copy = new UnitCopy(width, rows);
        int size = (int) layout.size(layout.axes() - 1);
        long step = layout.step(layout.axes() - 1);
        for (int column = 0; column < columns; column += size) {
            long element = layout.element(start + column);
            for (int c = 0; c < size; c += UnitCopy.COLUMNS) {
                int some = Math.min(UnitCopy.COLUMNS, size - c);
                copy.turn(storage, element + c * step, step, some, held, columns, column + c);
            }
        }
        first = start;
        end = start + (long) rows * columns;
    }

    private void gatherSkipping(long at) throws CheckpointException {
        int inner = layout.axes() - 1;
        long index = at % layout.size(inner);
        int n = (int) Math.min(share, layout.size(inner) - index);
        reserve(n);
        int step = (int) layout.step(inner);
        new UnitCopy(width, 1).pick(storage, layout.element(at), step, n, held);
        first = at;
        end = at + n;
    }

    private void reserve(int elements) {
        if (held.length != elements * width) {
            held = new byte[elements * width];
            view = ByteViews.of(storage.name(), held);
        }
    }
}

package org.tensorloupe.bytes;

import java.nio.ByteOrder;
import org.tensorloupe.fault.CheckpointException;

/// A view that is put together from pieces of others, which are found while it is read: nothing is
/// copied beforehand, whatever its size.
public final class PiecedView implements ByteView {
    private static final int WIDEST = Long.BYTES;

    private final String name;
    private final Pieces pieces;
    private final long base;
    private final long size;

    /// Finds pieces. Thread-safe.
    @FunctionalInterface
    public interface Pieces {
        /// The piece that the byte at `offset` begins, as long as it goes on without a gap.
        ///
        /// @param offset 0 to size - 1
        /// @throws CheckpointException if no piece holds this byte, or it cannot be read
        Piece at(long offset) throws CheckpointException;
    }

    /// Consecutive bytes of another view.
    ///
    /// @param from offset in `bytes`
    /// @param length at least 1
    public record Piece(ByteView bytes, long from, long length) {}

    /// @param name the place of the bytes from the outside in
    /// @param size size in bytes
    public PiecedView(String name, long size, Pieces pieces) {
        this(name, pieces, 0, size);
    }

    private PiecedView(String name, Pieces pieces, long base, long size) {
        this.name = name;
        this.pieces = pieces;
        this.base = base;
        this.size = size;
    }

    /// Copies `count` values from a view into the caller's array.
    @FunctionalInterface
    private interface Copy {
        void copy(ByteView from, long offset, int start, int count) throws CheckpointException;
    }

    private void copy(long offset, int width, int start, int count, Copy copy)
            throws CheckpointException {
        Bounds.check(this, offset, (long) count * width);
        int done = 0;
        while (done < count) {
            long at = offset + (long) done * width;
            Piece piece = pieces.at(base + at);
            int n = (int) Math.min(count - done, piece.length() / width);
            if (n > 0) {
                copy.copy(piece.bytes(), piece.from(), start + done, n);
            } else {
                n = 1;
                copy.copy(ByteViews.of(name, bytes(at, width)), 0, start + done, n);
            }
            done += n;
        }
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public long size() {
        return size;
    }

    @Override
    public ByteView slice(long offset, long length, String part) throws CheckpointException {
        Bounds.check(this, offset, length);
        return new PiecedView(name + " > " + part, pieces, base + offset, length);
    }

    @Override
    public void read(long offset, byte[] out, int start, int count) throws CheckpointException {
        copy(offset, Byte.BYTES, start, count, (from, at, to, n) -> from.read(at, out, to, n));
    }

    @Override
    public void read(long offset, ByteOrder order, short[] out, int start, int count)
            throws CheckpointException {
        copy(
                offset,
                Short.BYTES,
                start,
                count,
                (from, at, to, n) -> from.read(at, order, out, to, n));
    }

    @Override
    public void read(long offset, ByteOrder order, int[] out, int start, int count)
            throws CheckpointException {
        copy(
                offset,
                Integer.BYTES,
                start,
                count,
                (from, at, to, n) -> from.read(at, order, out, to, n));
    }

    @Override
    public void read(long offset, ByteOrder order, long[] out, int start, int count)
            throws CheckpointException {
        copy(
                offset,
                Long.BYTES,
                start,
                count,
                (from, at, to, n) -> from.read(at, order, out, to, n));
    }

    @Override
    public void read(long offset, ByteOrder order, float[] out, int start, int count)
            throws CheckpointException {
        copy(
                offset,
                Float.BYTES,
                start,
                count,
                (from, at, to, n) -> from.read(at, order, out, to, n));
    }

    @Override
    public void read(long offset, ByteOrder order, double[] out, int start, int count)
            throws CheckpointException {
        copy(
                offset,
                Double.BYTES,
                start,
                count,
                (from, at, to, n) -> from.read(at, order, out, to, n));
    }

    private ByteView here(long offset, int count) throws CheckpointException {
        byte[] raw = new byte[WIDEST];
        read(offset, raw, 0, count);
        return ByteViews.of(name, raw);
    }

    @Override
    public int u8(long offset) throws CheckpointException {
        return here(offset, Byte.BYTES).u8(0);
    }

    @Override
    public int u16(long offset) throws CheckpointException {
        return here(offset, Short.BYTES).u16(0);
    }

    @Override
    public long u32(long offset) throws CheckpointException {
        return here(offset, Integer.BYTES).u32(0);
    }

    @Override
    public long i64(long offset) throws CheckpointException {
        return here(offset, Long.BYTES).i64(0);
    }
}

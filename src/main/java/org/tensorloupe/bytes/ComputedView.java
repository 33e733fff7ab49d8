package org.tensorloupe.bytes;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.tensorloupe.fault.CheckpointException;

/// A region whose bytes are made while they are read, such as the zeros between the elements of a
/// sparse tensor, or brought together from other views. Nothing of it is kept.
public final class ComputedView implements ByteView {
    private static final int PIECE = 1 << 16;

    private final String name;
    private final long start;
    private final long size;
    private final Filler filler;

    /// Makes bytes. Called by any thread, at the same time too.
    @FunctionalInterface
    public interface Filler {
        /// Makes the bytes `offset..offset + count` of the region.
        ///
        /// @param offset within the region, which has all these bytes
        /// @param out every one of its bytes from `at` on is set
        /// @throws CheckpointException if what they are made of cannot be read
        void fill(long offset, byte[] out, int at, int count) throws CheckpointException;
    }

    private ComputedView(String name, long start, long size, Filler filler) {
        this.name = name;
        this.start = start;
        this.size = size;
        this.filler = filler;
    }

    /// A region of made bytes.
    ///
    /// @param name the place of the region from the outside in
    /// @param size bytes, 0 or more
    public static ByteView of(String name, long size, Filler filler) {
        return new ComputedView(name, 0, size, filler);
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
        return new ComputedView(name + " > " + part, start + offset, length, filler);
    }

    @Override
    public void read(long offset, byte[] out, int start, int count) throws CheckpointException {
        Bounds.check(this, offset, count);
        filler.fill(this.start + offset, out, start, count);
    }

    @Override
    public void read(long offset, ByteOrder order, short[] out, int start, int count)
            throws CheckpointException {
        pieces(
                offset,
                order,
                Short.BYTES,
                count,
                (piece, done, n) -> piece.asShortBuffer().get(out, start + done, n));
    }

    @Override
    public void read(long offset, ByteOrder order, int[] out, int start, int count)
            throws CheckpointException {
        pieces(
                offset,
                order,
                Integer.BYTES,
                count,
                (piece, done, n) -> piece.asIntBuffer().get(out, start + done, n));
    }

    @Override
    public void read(long offset, ByteOrder order, long[] out, int start, int count)
            throws CheckpointException {
        pieces(
                offset,
                order,
                Long.BYTES,
                count,
                (piece, done, n) -> piece.asLongBuffer().get(out, start + done, n));
    }

    @Override
    public void read(long offset, ByteOrder order, float[] out, int start, int count)
            throws CheckpointException {
        pieces(
                offset,
                order,
                Float.BYTES,
                count,
                (piece, done, n) -> piece.asFloatBuffer().get(out, start + done, n));
    }

    @Override
    public void read(long offset, ByteOrder order, double[] out, int start, int count)
            throws CheckpointException {
        pieces(
                offset,
                order,
                Double.BYTES,
                count,
                (piece, done, n) -> piece.asDoubleBuffer().get(out, start + done, n));
    }

    private interface Piece {
        void take(ByteBuffer piece, int done, int count);
    }

    private void pieces(long offset, ByteOrder order, int width, int count, Piece taker)
            throws CheckpointException {
        Bounds.check(this, offset, (long) count * width);
        byte[] piece = new byte[Math.min(PIECE, Math.multiplyExact(Math.min(count, PIECE), width))];
        ByteBuffer buffer = ByteBuffer.wrap(piece).order(order);
        for (int done = 0; done < count; ) {
            int n = Math.min(count - done, piece.length / width);
            filler.fill(start + offset + (long) done * width, piece, 0, n * width);
            taker.take(buffer, done, n);
            done += n;
        }
    }

    @Override
    public int u8(long offset) throws CheckpointException {
        return bytes(offset, 1)[0] & 0xff;
    }

    @Override
    public int u16(long offset) throws CheckpointException {
        return little(offset, Short.BYTES).getShort() & 0xffff;
    }

    @Override
    public long u32(long offset) throws CheckpointException {
        return little(offset, Integer.BYTES).getInt() & 0xffff_ffffL;
    }

    @Override
    public long i64(long offset) throws CheckpointException {
        return little(offset, Long.BYTES).getLong();
    }

    private ByteBuffer little(long offset, int count) throws CheckpointException {
        return ByteBuffer.wrap(bytes(offset, count)).order(ByteOrder.LITTLE_ENDIAN);
    }
}

package org.tensorloupe.bytes;

import java.nio.ByteOrder;
import org.tensorloupe.fault.CheckpointException;

/// A named, read-only, long-addressed region of bytes.
///
/// A view never closes anything; the memory belongs to the object that made the region, such as
/// [MappedFile]. Any thread may read. Every read checks its bounds and may touch the disk, so no
/// view is read on the JavaFX thread. Every read throws [CheckpointException]: out of range,
/// changed on disk, or closed meanwhile; the fault names this view.
public interface ByteView {
    /// The place of this region from the outside in: `model.pt > archive/data/17`.
    String name();

    /// Size in bytes, 0 or more.
    long size();

    /// The region `offset..offset + length` of this one, named `name() > part`.
    ///
    /// @throws CheckpointException if the range reaches outside this view
    ByteView slice(long offset, long length, String part) throws CheckpointException;

    /// Copies `count` bytes from `offset` into `out`, starting at `start`.
    void read(long offset, byte[] out, int start, int count) throws CheckpointException;

    /// Copies `count` 16-bit values from byte `offset` (any alignment) into `out`.
    void read(long offset, ByteOrder order, short[] out, int start, int count)
            throws CheckpointException;

    /// Copies `count` 32-bit values from byte `offset` (any alignment) into `out`.
    void read(long offset, ByteOrder order, int[] out, int start, int count)
            throws CheckpointException;

    /// Copies `count` 64-bit values from byte `offset` (any alignment) into `out`.
    void read(long offset, ByteOrder order, long[] out, int start, int count)
            throws CheckpointException;

    /// Copies `count` IEEE 754 binary32 values from byte `offset` (any alignment) into `out`.
    void read(long offset, ByteOrder order, float[] out, int start, int count)
            throws CheckpointException;

    /// Copies `count` IEEE 754 binary64 values from byte `offset` (any alignment) into `out`.
    void read(long offset, ByteOrder order, double[] out, int start, int count)
            throws CheckpointException;

    /// The `count` bytes from `offset`, as a new array.
    default byte[] bytes(long offset, int count) throws CheckpointException {
        Bounds.check(this, offset, count);
        byte[] out = new byte[count];
        read(offset, out, 0, count);
        return out;
    }

    /// The byte at `offset`, 0 to 255.
    int u8(long offset) throws CheckpointException;

    /// The little-endian 16-bit value at `offset`, 0 to 65,535.
    int u16(long offset) throws CheckpointException;

    /// The little-endian 32-bit value at `offset`, 0 to 4,294,967,295.
    long u32(long offset) throws CheckpointException;

    /// The little-endian 64-bit value at `offset`, signed.
    long i64(long offset) throws CheckpointException;
}

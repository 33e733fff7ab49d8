package org.tensorloupe.bytes;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import org.tensorloupe.fault.CheckpointException;
import org.tensorloupe.fault.FormatFault;

/// A view of a memory segment, mapped or on the heap.
record SegmentView(String name, MemorySegment segment) implements ByteView {
    private static final ValueLayout.OfShort U16 =
            ValueLayout.JAVA_SHORT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
    private static final ValueLayout.OfInt U32 =
            ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
    private static final ValueLayout.OfLong I64 =
            ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

    @Override
    public long size() {
        return segment.byteSize();
    }

    @Override
    public ByteView slice(long offset, long length, String part) throws CheckpointException {
        Bounds.check(this, offset, length);
        return new SegmentView(name + " > " + part, segment.asSlice(offset, length));
    }

    @Override
    public void read(long offset, byte[] out, int start, int count) throws CheckpointException {
        copy(ValueLayout.JAVA_BYTE, offset, out, start, count);
    }

    @Override
    public void read(long offset, ByteOrder order, short[] out, int start, int count)
            throws CheckpointException {
        copy(ValueLayout.JAVA_SHORT_UNALIGNED.withOrder(order), offset, out, start, count);
    }

    @Override
    public void read(long offset, ByteOrder order, int[] out, int start, int count)
            throws CheckpointException {
        copy(ValueLayout.JAVA_INT_UNALIGNED.withOrder(order), offset, out, start, count);
    }

    @Override
    public void read(long offset, ByteOrder order, long[] out, int start, int count)
            throws CheckpointException {
        copy(ValueLayout.JAVA_LONG_UNALIGNED.withOrder(order), offset, out, start, count);
    }

    @Override
    public void read(long offset, ByteOrder order, float[] out, int start, int count)
            throws CheckpointException {
        copy(ValueLayout.JAVA_FLOAT_UNALIGNED.withOrder(order), offset, out, start, count);
    }

    @Override
    public void read(long offset, ByteOrder order, double[] out, int start, int count)
            throws CheckpointException {
        copy(ValueLayout.JAVA_DOUBLE_UNALIGNED.withOrder(order), offset, out, start, count);
    }

    private void copy(ValueLayout layout, long offset, Object out, int start, int count)
            throws CheckpointException {
        Bounds.check(this, offset, count * layout.byteSize());
        try {
            MemorySegment.copy(segment, layout, offset, out, start, count);
        } catch (IllegalStateException e) {
            throw closed(e);
        } catch (InternalError e) {
            throw changed(e);
        }
    }

    @Override
    public int u8(long offset) throws CheckpointException {
        Bounds.check(this, offset, 1);
        try {
            return Byte.toUnsignedInt(segment.get(ValueLayout.JAVA_BYTE, offset));
        } catch (IllegalStateException e) {
            throw closed(e);
        } catch (InternalError e) {
            throw changed(e);
        }
    }

    @Override
    public int u16(long offset) throws CheckpointException {
        Bounds.check(this, offset, 2);
        try {
            return Short.toUnsignedInt(segment.get(U16, offset));
        } catch (IllegalStateException e) {
            throw closed(e);
        } catch (InternalError e) {
            throw changed(e);
        }
    }

    @Override
    public long u32(long offset) throws CheckpointException {
        Bounds.check(this, offset, 4);
        try {
            return Integer.toUnsignedLong(segment.get(U32, offset));
        } catch (IllegalStateException e) {
            throw closed(e);
        } catch (InternalError e) {
            throw changed(e);
        }
    }

    @Override
    public long i64(long offset) throws CheckpointException {
        Bounds.check(this, offset, 8);
        try {
            return segment.get(I64, offset);
        } catch (IllegalStateException e) {
            throw closed(e);
        } catch (InternalError e) {
            throw changed(e);
        }
    }

    /// Reading a segment whose arena was closed throws IllegalStateException.
    private CheckpointException closed(IllegalStateException cause) {
        return new CheckpointException(new FormatFault.Closed(name), cause);
    }

    /// Touching a page past the end of a file that shrank throws InternalError.
    private CheckpointException changed(InternalError cause) {
        return new CheckpointException(new FormatFault.Changed(name), cause);
    }
}

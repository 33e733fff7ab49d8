package org.tensorloupe.tensor;

import java.nio.ByteOrder;
import org.tensorloupe.bytes.ByteView;
import org.tensorloupe.fault.CheckpointException;

/// Integers of 8 to 64 bits, two's complement or unsigned.
record IntegerType(String name, int bits, boolean signed) implements DType {
    static final IntegerType INT8 = new IntegerType("int8", 8, true);
    static final IntegerType INT16 = new IntegerType("int16", 16, true);
    static final IntegerType INT32 = new IntegerType("int32", 32, true);
    static final IntegerType INT64 = new IntegerType("int64", 64, true);
    static final IntegerType UINT8 = new IntegerType("uint8", 8, false);
    static final IntegerType UINT16 = new IntegerType("uint16", 16, false);
    static final IntegerType UINT32 = new IntegerType("uint32", 32, false);
    static final IntegerType UINT64 = new IntegerType("uint64", 64, false);

    @Override
    public Kind kind() {
        return Kind.INTEGER;
    }

    /// The nearest double of an integer of this type.
    double widen(long value) {
        if (signed || bits < 64 || value >= 0) {
            return value;
        }
        // Halve with a sticky last bit, so that the one rounding is the right one.
        return (double) ((value >>> 1) | (value & 1)) * 2;
    }

    @Override
    public void decode(
            ByteView bytes,
            long first,
            ByteOrder order,
            Component part,
            DecodeBuffer buffer,
            double[] out,
            int start,
            int count)
            throws CheckpointException {
        long[] exact = new long[Math.min(count, DecodeBuffer.SIZE)];
        for (int done = 0; done < count; done += exact.length) {
            int n = Math.min(exact.length, count - done);
            decode(bytes, first + done, order, buffer, exact, 0, n);
            for (int i = 0; i < n; i++) {
                out[start + done + i] = widen(exact[i]);
            }
        }
    }

    @Override
    public void decode(
            ByteView bytes,
            long first,
            ByteOrder order,
            DecodeBuffer buffer,
            long[] out,
            int start,
            int count)
            throws CheckpointException {
        if (bits == 64) {
            bytes.read(first * 8, order, out, start, count);
            return;
        }
        for (int done = 0; done < count; done += DecodeBuffer.SIZE) {
            int n = Math.min(DecodeBuffer.SIZE, count - done);
            decodeChunk(bytes, first + done, order, buffer, out, start + done, n);
        }
    }

    private void decodeChunk(
            ByteView bytes,
            long first,
            ByteOrder order,
            DecodeBuffer buffer,
            long[] out,
            int start,
            int n)
            throws CheckpointException {
        switch (bits) {
            case 8 -> {
                byte[] raw = buffer.bytes();
                bytes.read(first, raw, 0, n);
                for (int i = 0; i < n; i++) {
                    out[start + i] = signed ? raw[i] : Byte.toUnsignedLong(raw[i]);
                }
            }
            case 16 -> {
                short[] raw = buffer.shorts();
                bytes.read(first * 2, order, raw, 0, n);
                for (int i = 0; i < n; i++) {
                    out[start + i] = signed ? raw[i] : Short.toUnsignedLong(raw[i]);
                }
            }
            default -> {
                int[] raw = buffer.ints();
                bytes.read(first * 4, order, raw, 0, n);
                for (int i = 0; i < n; i++) {
                    out[start + i] = signed ? raw[i] : Integer.toUnsignedLong(raw[i]);
                }
            }
        }
    }

    @Override
    public String text(ByteView bytes, long index, ByteOrder order) throws CheckpointException {
        long[] value = new long[1];
        decode(bytes, index, order, new DecodeBuffer(), value, 0, 1);
        return signed ? Long.toString(value[0]) : Long.toUnsignedString(value[0]);
    }
}

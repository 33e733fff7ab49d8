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
    public void decode(StorageRun run, Component part, DecodeBuffer buffer, double[] out, int start)
            throws CheckpointException {
        run.chunks(
                start,
                (chunk, at) -> {
                    long[] exact = buffer.longs();
                    decode(chunk, buffer, exact, 0);
                    for (int i = 0; i < chunk.count(); i++) {
                        out[at + i] = widen(exact[i]);
                    }
                });
    }

    @Override
    public void decode(StorageRun run, DecodeBuffer buffer, long[] out, int start)
            throws CheckpointException {
        if (bits == 64) {
            run.bytes().read(run.first() * 8, run.order(), out, start, run.count());
        } else {
            run.chunks(start, (chunk, at) -> decodeChunk(chunk, buffer, out, at));
        }
    }

    private void decodeChunk(StorageRun chunk, DecodeBuffer buffer, long[] out, int at)
            throws CheckpointException {
        switch (bits) {
            case 8 -> {
                byte[] raw = chunk.read8(buffer);
                for (int i = 0; i < chunk.count(); i++) {
                    out[at + i] = signed ? raw[i] : Byte.toUnsignedLong(raw[i]);
                }
            }
            case 16 -> {
                short[] raw = chunk.read16(buffer);
                for (int i = 0; i < chunk.count(); i++) {
                    out[at + i] = signed ? raw[i] : Short.toUnsignedLong(raw[i]);
                }
            }
            default -> {
                int[] raw = chunk.read32(buffer);
                for (int i = 0; i < chunk.count(); i++) {
                    out[at + i] = signed ? raw[i] : Integer.toUnsignedLong(raw[i]);
                }
            }
        }
    }

    @Override
    public String text(ByteView bytes, long index, ByteOrder order) throws CheckpointException {
        long[] value = new long[1];
        decode(new StorageRun(bytes, order, index, 1), new DecodeBuffer(), value, 0);
        return signed ? Long.toString(value[0]) : Long.toUnsignedString(value[0]);
    }
}

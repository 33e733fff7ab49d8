package org.tensorloupe.tensor;

import java.nio.ByteOrder;
import org.tensorloupe.bytes.ByteView;
import org.tensorloupe.fault.CheckpointException;

/// Integers that stand for numbers through a scale and a zero point; several may share a byte,
/// the first one in its lowest bits.
record QuantizedType(String name, int bits, IntegerType carrier) implements DType {
    static final QuantizedType QINT8 = new QuantizedType("qint8", 8, IntegerType.INT8);
    static final QuantizedType QUINT8 = new QuantizedType("quint8", 8, IntegerType.UINT8);
    static final QuantizedType QINT32 = new QuantizedType("qint32", 32, IntegerType.INT32);
    static final QuantizedType QUINT4X2 = new QuantizedType("quint4x2", 4, IntegerType.UINT8);
    static final QuantizedType QUINT2X4 = new QuantizedType("quint2x4", 2, IntegerType.UINT8);

    @Override
    public Kind kind() {
        return Kind.QUANTIZED;
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
        if (bits >= 8) {
            carrier.decode(bytes, first, order, part, buffer, out, start, count);
            return;
        }
        long[] exact = new long[count];
        decode(bytes, first, order, buffer, exact, 0, count);
        for (int i = 0; i < count; i++) {
            out[start + i] = exact[i];
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
        if (bits >= 8) {
            carrier.decode(bytes, first, order, buffer, out, start, count);
            return;
        }
        int inByte = 8 / bits;
        byte[] raw = buffer.bytes();
        long byteAt = -1;
        int held = 0;
        for (int i = 0; i < count; i++) {
            long at = (first + i) / inByte;
            if (byteAt < 0 || at >= byteAt + held) {
                long last = (first + count - 1) / inByte;
                byteAt = at;
                held = (int) Math.min(raw.length, last - at + 1);
                bytes.read(byteAt, raw, 0, held);
            }
            int shift = (int) ((first + i) % inByte) * bits;
            out[start + i] = (raw[(int) (at - byteAt)] >> shift) & ((1 << bits) - 1);
        }
    }

    @Override
    public String text(ByteView bytes, long index, ByteOrder order) throws CheckpointException {
        long[] value = new long[1];
        decode(bytes, index, order, new DecodeBuffer(), value, 0, 1);
        return Long.toString(value[0]);
    }
}

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
    public void decode(StorageRun run, Component part, DecodeBuffer buffer, double[] out, int start)
            throws CheckpointException {
        run.chunks(
                start,
                (chunk, at) -> {
                    long[] exact = buffer.longs();
                    decode(chunk, buffer, exact, 0);
                    for (int i = 0; i < chunk.count(); i++) {
                        out[at + i] = exact[i];
                    }
                });
    }

    @Override
    public void decode(StorageRun run, DecodeBuffer buffer, long[] out, int start)
            throws CheckpointException {
        if (bits >= 8) {
            carrier.decode(run, buffer, out, start);
        } else {
            run.chunks(start, (chunk, at) -> unpack(chunk, buffer, out, at));
        }
    }

    private void unpack(StorageRun chunk, DecodeBuffer buffer, long[] out, int at)
            throws CheckpointException {
        int inByte = 8 / bits;
        long firstByte = chunk.first() / inByte;
        long lastByte = (chunk.first() + chunk.count() - 1) / inByte;
        byte[] raw =
                new StorageRun(
                                chunk.bytes(),
                                chunk.order(),
                                firstByte,
                                (int) (lastByte - firstByte + 1))
                        .read8(buffer);
        for (int i = 0; i < chunk.count(); i++) {
            long element = chunk.first() + i;
            int shift = (int) (element % inByte) * bits;
            int packed = raw[(int) (element / inByte - firstByte)];
            out[at + i] = (packed >> shift) & ((1 << bits) - 1);
        }
    }

    @Override
    public String text(ByteView bytes, long index, ByteOrder order) throws CheckpointException {
        long[] value = new long[1];
        decode(new StorageRun(bytes, order, index, 1), new DecodeBuffer(), value, 0);
        return Long.toString(value[0]);
    }
}

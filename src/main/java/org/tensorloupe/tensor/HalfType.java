package org.tensorloupe.tensor;

import java.nio.ByteOrder;
import org.tensorloupe.bytes.ByteView;
import org.tensorloupe.fault.CheckpointException;

/// 16-bit floating-point numbers: IEEE 754 binary16, and bfloat16 (the upper half of a binary32).
record HalfType(String name, boolean brain) implements DType {
    static final HalfType FLOAT16 = new HalfType("float16", false);
    static final HalfType BFLOAT16 = new HalfType("bfloat16", true);

    @Override
    public Kind kind() {
        return Kind.FLOAT;
    }

    @Override
    public int bits() {
        return 16;
    }

    @Override
    public void decode(StorageRun run, Component part, DecodeBuffer buffer, double[] out, int start)
            throws CheckpointException {
        run.widen(this, buffer, out, start);
    }

    @Override
    public void decode(StorageRun run, DecodeBuffer buffer, float[] out, int start)
            throws CheckpointException {
        run.chunks(start, (chunk, at) -> widen(chunk.read16(buffer), chunk.count(), out, at));
    }

    private void widen(short[] raw, int count, float[] out, int at) {
        if (brain) {
            for (int i = 0; i < count; i++) {
                out[at + i] = Float.intBitsToFloat(raw[i] << 16);
            }
        } else {
            for (int i = 0; i < count; i++) {
                out[at + i] = Float.float16ToFloat(raw[i]);
            }
        }
    }

    @Override
    public String text(ByteView bytes, long index, ByteOrder order) throws CheckpointException {
        float[] value = new float[1];
        decode(new StorageRun(bytes, order, index, 1), new DecodeBuffer(), value, 0);
        return Decimals.exact(value[0]);
    }
}

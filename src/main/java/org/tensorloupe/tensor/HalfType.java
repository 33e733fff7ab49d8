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
        float[] narrow = buffer.floats();
        for (int done = 0; done < count; done += narrow.length) {
            int n = Math.min(narrow.length, count - done);
            decode(bytes, first + done, order, buffer, narrow, 0, n);
            for (int i = 0; i < n; i++) {
                out[start + done + i] = narrow[i];
            }
        }
    }

    @Override
    public void decode(
            ByteView bytes,
            long first,
            ByteOrder order,
            DecodeBuffer buffer,
            float[] out,
            int start,
            int count)
            throws CheckpointException {
        short[] raw = buffer.shorts();
        for (int done = 0; done < count; done += raw.length) {
            int n = Math.min(raw.length, count - done);
            bytes.read((first + done) * 2, order, raw, 0, n);
            int to = start + done;
            if (brain) {
                for (int i = 0; i < n; i++) {
                    out[to + i] = Float.intBitsToFloat(raw[i] << 16);
                }
            } else {
                for (int i = 0; i < n; i++) {
                    out[to + i] = Float.float16ToFloat(raw[i]);
                }
            }
        }
    }

    @Override
    public String text(ByteView bytes, long index, ByteOrder order) throws CheckpointException {
        float[] value = new float[1];
        decode(bytes, index, order, new DecodeBuffer(), value, 0, 1);
        return Decimals.exact(value[0]);
    }
}

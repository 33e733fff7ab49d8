package org.tensorloupe.tensor;

import java.nio.ByteOrder;
import org.tensorloupe.bytes.ByteView;
import org.tensorloupe.fault.CheckpointException;

/// IEEE 754 binary64 and binary32.
record FloatType(String name, int bits) implements DType {
    static final FloatType FLOAT64 = new FloatType("float64", 64);
    static final FloatType FLOAT32 = new FloatType("float32", 32);

    @Override
    public Kind kind() {
        return Kind.FLOAT;
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
        if (bits == 64) {
            bytes.read(first * 8, order, out, start, count);
            return;
        }
        float[] narrow = buffer.floats();
        for (int done = 0; done < count; done += narrow.length) {
            int n = Math.min(narrow.length, count - done);
            bytes.read((first + done) * 4, order, narrow, 0, n);
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
        if (bits == 32) {
            bytes.read(first * 4, order, out, start, count);
        } else {
            DType.super.decode(bytes, first, order, buffer, out, start, count);
        }
    }

    @Override
    public String text(ByteView bytes, long index, ByteOrder order) throws CheckpointException {
        if (bits == 64) {
            double[] value = new double[1];
            bytes.read(index * 8, order, value, 0, 1);
            return Decimals.text(value[0]);
        }
        float[] value = new float[1];
        bytes.read(index * 4, order, value, 0, 1);
        return Decimals.text(value[0]);
    }
}

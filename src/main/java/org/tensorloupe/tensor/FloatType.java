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
    public void decode(StorageRun run, Component part, DecodeBuffer buffer, double[] out, int start)
            throws CheckpointException {
        if (bits == 64) {
            run.bytes().read(run.first() * 8, run.order(), out, start, run.count());
            return;
        }
        run.widen(this, buffer, out, start);
    }

    @Override
    public void decode(StorageRun run, DecodeBuffer buffer, float[] out, int start)
            throws CheckpointException {
        if (bits == 32) {
            run.bytes().read(run.first() * 4, run.order(), out, start, run.count());
        } else {
            DType.super.decode(run, buffer, out, start);
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

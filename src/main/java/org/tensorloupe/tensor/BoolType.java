package org.tensorloupe.tensor;

import java.nio.ByteOrder;
import org.tensorloupe.bytes.ByteView;
import org.tensorloupe.fault.CheckpointException;

/// Booleans, one byte each; every byte but 0 is true, and true is the number 1.
record BoolType() implements DType {
    static final BoolType BOOL = new BoolType();

    @Override
    public String name() {
        return "bool";
    }

    @Override
    public Kind kind() {
        return Kind.BOOLEAN;
    }

    @Override
    public int bits() {
        return 8;
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
        byte[] raw = buffer.bytes();
        for (int done = 0; done < count; done += raw.length) {
            int n = Math.min(raw.length, count - done);
            bytes.read(first + done, raw, 0, n);
            for (int i = 0; i < n; i++) {
                out[start + done + i] = raw[i] == 0 ? 0 : 1;
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
        byte[] raw = buffer.bytes();
        for (int done = 0; done < count; done += raw.length) {
            int n = Math.min(raw.length, count - done);
            bytes.read(first + done, raw, 0, n);
            for (int i = 0; i < n; i++) {
                out[start + done + i] = raw[i] == 0 ? 0 : 1;
            }
        }
    }

    @Override
    public String text(ByteView bytes, long index, ByteOrder order) throws CheckpointException {
        return bytes.u8(index) == 0 ? "False" : "True";
    }
}

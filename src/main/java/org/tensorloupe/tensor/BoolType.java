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
    public void decode(StorageRun run, Component part, DecodeBuffer buffer, double[] out, int start)
            throws CheckpointException {
        run.chunks(
                start,
                (chunk, at) -> {
                    byte[] raw = chunk.read8(buffer);
                    for (int i = 0; i < chunk.count(); i++) {
                        out[at + i] = raw[i] == 0 ? 0 : 1;
                    }
                });
    }

    @Override
    public void decode(StorageRun run, DecodeBuffer buffer, long[] out, int start)
            throws CheckpointException {
        run.chunks(
                start,
                (chunk, at) -> {
                    byte[] raw = chunk.read8(buffer);
                    for (int i = 0; i < chunk.count(); i++) {
                        out[at + i] = raw[i] == 0 ? 0 : 1;
                    }
                });
    }

    @Override
    public String text(ByteView bytes, long index, ByteOrder order) throws CheckpointException {
        return bytes.u8(index) == 0 ? "False" : "True";
    }
}

package org.tensorloupe.export;

import org.tensorloupe.bytes.Monitor;
import org.tensorloupe.fault.CheckpointException;
import org.tensorloupe.tensor.Component;
import org.tensorloupe.tensor.StorageSource;
import org.tensorloupe.tensor.TensorInfo;
import org.tensorloupe.tensor.TensorReader;

/// Numbers that are quantised, or smaller than a byte, as float32.
final class DecodedFloats implements Elements {
    private final TensorReader reader;
    private float[] values = {};

    private DecodedFloats(TensorReader reader) {
        this.reader = reader;
    }

    static DecodedFloats open(TensorInfo tensor, StorageSource source, Monitor monitor)
            throws CheckpointException {
        return new DecodedFloats(TensorReader.open(tensor, Component.VALUE, source, monitor));
    }

    @Override
    public void encode(long from, int count, byte[] out) throws CheckpointException {
        if (values.length < count) {
            values = new float[count];
        }
        reader.read(from, values, 0, count);
        for (int i = 0; i < count; i++) {
            LittleEndian.put32(out, i * Float.BYTES, Float.floatToRawIntBits(values[i]));
        }
    }
}

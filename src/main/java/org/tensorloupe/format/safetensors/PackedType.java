package org.tensorloupe.format.safetensors;

import java.nio.ByteOrder;
import org.tensorloupe.bytes.ByteView;
import org.tensorloupe.tensor.Component;
import org.tensorloupe.tensor.DType;
import org.tensorloupe.tensor.DecodeBuffer;
import org.tensorloupe.tensor.StorageRun;

/// Numbers of less than a byte, packed without gaps: shape and bytes are known, values are not.
record PackedType(String name, int bits) implements DType {
    @Override
    public Kind kind() {
        return Kind.OPAQUE;
    }

    @Override
    public void decode(
            StorageRun run, Component part, DecodeBuffer buffer, double[] out, int start) {
        throw new UnsupportedOperationException(name + " is not decoded");
    }

    @Override
    public String text(ByteView bytes, long index, ByteOrder order) {
        return "?";
    }
}

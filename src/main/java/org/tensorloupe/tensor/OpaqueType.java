package org.tensorloupe.tensor;

import java.nio.ByteOrder;
import java.util.HexFormat;
import org.tensorloupe.bytes.ByteView;
import org.tensorloupe.fault.CheckpointException;

/// Types whose bits PyTorch moves about without saying what number they are: `bits8`, `int4`.
/// Shape and bytes are known, values are not.
///
/// An element of `int1` to `int7` and `uint1` to `uint7` is one byte whose meaning each Python
/// subclass chooses: PyTorch itself defines no value, see `torch/headeronly/core/ScalarType.h`.
record OpaqueType(String name, int bits) implements DType {
    @Override
    public Kind kind() {
        return Kind.OPAQUE;
    }

    @Override
    public void decode(
            StorageRun run, Component part, DecodeBuffer buffer, double[] out, int start) {
        throw new UnsupportedOperationException(name + " holds no numbers");
    }

    @Override
    public String text(ByteView bytes, long index, ByteOrder order) throws CheckpointException {
        int size = bits / 8;
        return "0x" + HexFormat.of().formatHex(bytes.bytes(index * size, size));
    }
}

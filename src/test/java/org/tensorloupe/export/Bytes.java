package org.tensorloupe.export;

import java.nio.ByteOrder;
import java.util.OptionalLong;
import org.tensorloupe.bytes.ByteView;
import org.tensorloupe.bytes.ByteViews;
import org.tensorloupe.bytes.Monitor;
import org.tensorloupe.tensor.DType;
import org.tensorloupe.tensor.DTypes;
import org.tensorloupe.tensor.Shape;
import org.tensorloupe.tensor.StorageRef;
import org.tensorloupe.tensor.StorageSource;
import org.tensorloupe.tensor.Strides;
import org.tensorloupe.tensor.TensorInfo;

/// A tensor whose bytes are an array.
final class Bytes implements StorageSource {
    private final byte[] array;

    /// @param array not copied
    Bytes(byte[] array) {
        this.array = array;
    }

    /// A contiguous tensor of one axis that takes all bytes.
    TensorInfo tensor(String dtype, ByteOrder order) {
        DType type = DTypes.named(dtype).orElseThrow();
        Shape shape = Shape.of(array.length * 8L / type.bits());
        return new TensorInfo(
                dtype,
                type,
                shape,
                Strides.contiguous(shape),
                0,
                new StorageRef("0", "cpu", array.length, order),
                TensorInfo.Traits.PLAIN);
    }

    /// All elements of such a tensor, written in a dtype.
    byte[] written(TensorInfo tensor, String as) {
        OutputTensor output = new OutputTensor("", tensor, DTypes.named(as).orElseThrow());
        byte[] out = new byte[Math.toIntExact(output.byteSize())];
        try {
            output.open(this, Monitor.NONE).encode(0, Math.toIntExact(tensor.numel()), out);
        } catch (org.tensorloupe.fault.CheckpointException e) {
            throw new AssertionError(e);
        }
        return out;
    }

    @Override
    public ByteView bytes(StorageRef storage, Monitor monitor) {
        return ByteViews.of("bytes", array);
    }

    @Override
    public Place locate(StorageRef storage) {
        return new Place("bytes", OptionalLong.empty());
    }
}

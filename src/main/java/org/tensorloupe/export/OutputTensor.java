package org.tensorloupe.export;

import java.util.Objects;
import org.tensorloupe.bytes.Monitor;
import org.tensorloupe.fault.CheckpointException;
import org.tensorloupe.tensor.DType;
import org.tensorloupe.tensor.Shape;
import org.tensorloupe.tensor.StorageSource;
import org.tensorloupe.tensor.TensorInfo;

/// A tensor as it is to be written.
///
/// @param name its name in the new file
/// @param tensor where its elements come from
/// @param type dtype of the elements in the new file
public record OutputTensor(String name, TensorInfo tensor, DType type) {
    /// Elements that are encoded at once; whole bytes for every dtype.
    private static final int CHUNK_BYTES = 1 << 18;

    /// Whether a tensor's elements stand for real numbers that can be rounded to another type.
    public static boolean isFloating(TensorInfo tensor) {
        return switch (tensor.numbers().dtype().kind()) {
            case FLOAT, QUANTIZED, BLOCK -> true;
            case INTEGER, BOOLEAN, COMPLEX, PACKED, OPAQUE -> false;
        };
    }

    /// Its shape in the new file.
    public Shape shape() {
        return tensor.numbers().shape();
    }

    /// Number of elements in the new file.
    public long numel() {
        return shape().numel();
    }

    /// Bytes of its elements in the new file.
    public long byteSize() {
        return type.byteSize(numel());
    }

    /// Whether the elements have another dtype than in the source.
    public boolean isRecast() {
        return !type.equals(tensor.numbers().dtype());
    }

    /// Elements of a chunk.
    public int chunk() {
        return CHUNK_BYTES / Math.max(1, type.bits() / Byte.SIZE);
    }

    /// Its elements as they are to be written, little-endian and in row-major order.
    ///
    /// @throws CheckpointException if the storage cannot be read, or the elements not be converted
    public Elements open(StorageSource source, Monitor monitor) throws CheckpointException {
        return Elements.of(this, Objects.requireNonNull(source), monitor);
    }
}

package org.tensorloupe.export;

import org.tensorloupe.bytes.Monitor;
import org.tensorloupe.fault.CheckpointException;
import org.tensorloupe.fault.FormatFault;
import org.tensorloupe.tensor.DType;
import org.tensorloupe.tensor.DTypes;
import org.tensorloupe.tensor.RawReader;
import org.tensorloupe.tensor.Shape;
import org.tensorloupe.tensor.StorageSource;
import org.tensorloupe.tensor.Strides;
import org.tensorloupe.tensor.TensorInfo;

/// Elements smaller than a byte, copied byte by byte.
///
/// @param raw the bytes as a tensor of their own
/// @param type of the elements
record PackedElements(RawReader raw, DType type) implements Elements {
    private static final DType BYTE = DTypes.named("uint8").orElseThrow();

    /// @throws CheckpointException also if the elements of a byte are no neighbours
    static PackedElements open(TensorInfo tensor, DType type, StorageSource source, Monitor monitor)
            throws CheckpointException {
        if (tensor.dtype().kind() == DType.Kind.PACKED) {
            return new PackedElements(
                    RawReader.open(
                            bytes(tensor, tensor.shape(), tensor.strides(), tensor.storageOffset()),
                            source,
                            monitor),
                    type);
        }
        if (!canCopy(tensor)) {
            throw new CheckpointException(
                    new FormatFault.Unsupported(
                            tensor.name(), "copying elements within bytes that are not in order"));
        }
        Shape flat = Shape.of(type.byteSize(tensor.numel()));
        long first = tensor.storageOffset() * type.bits() / Byte.SIZE;
        return new PackedElements(
                RawReader.open(
                        bytes(tensor, flat, Strides.contiguous(flat), first), source, monitor),
                type);
    }

    /// Whether a tensor of floating-point numbers can be written in its own type: what is smaller
    /// than a byte has to fill bytes.
    static boolean canKeep(TensorInfo tensor) {
        return tensor.dtype().kind() == DType.Kind.PACKED
                ? !tensor.traits().negative() && tensor.shape().rank() > 0
                : tensor.dtype().bits() < Byte.SIZE
                        ? canCopy(tensor)
                        : PlainElements.canCopy(tensor);
    }

    /// Whether the elements fill whole bytes, in order.
    static boolean canCopy(TensorInfo tensor) {
        long bits = tensor.dtype().bits();
        return tensor.isContiguous()
                && !tensor.traits().negative()
                && tensor.storageOffset() * bits % Byte.SIZE == 0
                && tensor.numel() * bits % Byte.SIZE == 0;
    }

    private static TensorInfo bytes(TensorInfo of, Shape shape, Strides strides, long offset) {
        return new TensorInfo(
                of.name(), BYTE, shape, strides, offset, of.storage(), TensorInfo.Traits.PLAIN);
    }

    @Override
    public void encode(long from, int count, byte[] out) throws CheckpointException {
        raw.read(from * type.bits() / Byte.SIZE, out, 0, Math.toIntExact(type.byteSize(count)));
    }
}

package org.tensorloupe.export;

import org.tensorloupe.bytes.Monitor;
import org.tensorloupe.fault.CheckpointException;
import org.tensorloupe.tensor.DType;
import org.tensorloupe.tensor.StorageSource;
import org.tensorloupe.tensor.TensorInfo;

/// The elements of a tensor as a new file holds them: little-endian, in row-major order, of the
/// dtype that it is written in. Cheap to make; not thread-safe.
@FunctionalInterface
public interface Elements {
    /// Encodes elements `from..from + count` into `out`, from its first byte on.
    ///
    /// @param from where elements are smaller than a byte, a multiple of 8
    /// @throws CheckpointException if the file changed, was closed, or turns out damaged
    void encode(long from, int count, byte[] out) throws CheckpointException;

    /// @throws CheckpointException as [OutputTensor#open]
    static Elements of(OutputTensor output, StorageSource source, Monitor monitor)
            throws CheckpointException {
        TensorInfo tensor = output.tensor().numbers();
        DType from = tensor.dtype();
        DType to = output.type();
        boolean same = from.equals(to);
        if (from.bits() < Byte.SIZE && same) {
            return PackedElements.open(output.tensor(), to, source, monitor);
        }
        if (same && PlainElements.canCopy(tensor)) {
            return PlainElements.open(tensor, source, monitor);
        }
        if (from.kind() == DType.Kind.COMPLEX) {
            return new WidenedComplex(PlainElements.open(tensor, source, monitor));
        }
        Elements wide =
                RecastFloats.takes(tensor)
                        ? RecastFloats.open(tensor, source, monitor)
                        : DecodedFloats.open(tensor, source, monitor);
        return to.bits() == Float.SIZE ? wide : NarrowedFloats.of(wide, from, to);
    }
}

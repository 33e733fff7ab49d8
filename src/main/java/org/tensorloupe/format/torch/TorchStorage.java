package org.tensorloupe.format.torch;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.tensorloupe.fault.CheckpointException;
import org.tensorloupe.fault.FormatFault;
import org.tensorloupe.tensor.DType;
import org.tensorloupe.tensor.StorageRef;

/// A storage that a pickle refers to, or a part of one.
///
/// @param ref the storage
/// @param dtype its element type; null if it counts bytes and the tensor says the type
/// @param offset byte of the storage at which the part begins; 0 for a whole one
/// @param size bytes of the part
record TorchStorage(StorageRef ref, @Nullable DType dtype, long offset, long size) {
    /// A whole storage.
    TorchStorage(StorageRef ref, @Nullable DType dtype) {
        this(ref, dtype, 0, ref.size());
    }

    /// A view of some of its elements.
    ///
    /// @param where name of the file, for the fault
    /// @param first the view's first element, counted from this one's
    /// @throws CheckpointException if it reaches outside
    TorchStorage part(String where, long first, long count) throws CheckpointException {
        int unit = TorchTypes.bytesPerCount(dtype);
        try {
            long from = Math.multiplyExact(first, unit);
            long length = Math.multiplyExact(count, unit);
            if (from >= 0 && from <= size && length >= 0 && length <= size - from) {
                return new TorchStorage(ref, dtype, offset + from, length);
            }
        } catch (ArithmeticException _) {
            // Falls through: it lies outside, whatever the storage's size.
        }
        throw new CheckpointException(
                new FormatFault.Malformed(
                        where + " > storage " + ref.key(),
                        "a view within the storage",
                        String.format(
                                Locale.ROOT,
                                "%d elements from %d on, of %d",
                                count,
                                first,
                                size / unit)));
    }
}

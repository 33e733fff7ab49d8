package org.tensorloupe.format.torch;

import org.tensorloupe.tensor.TensorInfo;

/// Where in its storage a tensor ends.
final class StorageBounds {
    private StorageBounds() {}

    /// The byte after the tensor's last element; the largest long if it is beyond that.
    static long endByte(TensorInfo tensor) {
        try {
            long span = tensor.strides().span(tensor.shape());
            return span == 0
                    ? 0
                    : tensor.dtype().byteSize(Math.addExact(tensor.storageOffset(), span));
        } catch (ArithmeticException _) {
            return Long.MAX_VALUE;
        }
    }
}

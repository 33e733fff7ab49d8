package org.tensorloupe.load;

import java.util.Objects;
import org.tensorloupe.tensor.Component;
import org.tensorloupe.tensor.TensorInfo;

/// What statistics are of: equal for tensors that show the same elements under several names.
///
/// @param tensor the tensor as single numbers
/// @param part which number of its elements
record SummaryKey(TensorInfo tensor, Component part) {
    SummaryKey {
        tensor = tensor.numbers();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SummaryKey key && part == key.part && same(tensor, key.tensor);
    }

    private static boolean same(TensorInfo a, TensorInfo b) {
        if (a.storage() == null) {
            return a.equals(b);
        }
        return Objects.equals(a.storage(), b.storage())
                && a.storageOffset() == b.storageOffset()
                && a.dtype().equals(b.dtype())
                && a.shape().equals(b.shape())
                && a.strides().equals(b.strides())
                && a.traits().conjugate() == b.traits().conjugate()
                && a.traits().negative() == b.traits().negative()
                && Objects.equals(a.traits().quantization(), b.traits().quantization());
    }

    @Override
    public int hashCode() {
        return 31 * Objects.hashCode(tensor.storage()) + Long.hashCode(tensor.storageOffset());
    }
}

package org.tensorloupe.tensor;

import java.nio.ByteOrder;
import java.util.Arrays;
import org.tensorloupe.bytes.ByteView;
import org.tensorloupe.fault.CheckpointException;

/// Elements that hold several numbers each, which PyTorch counts and addresses as one.
///
/// Their numbers are read through [TensorInfo#numbers()].
///
/// @param number type of the numbers in an element
/// @param count how many, the first one in the lowest bits
record PackedType(String name, DType number, int count) implements DType {
    /// Pairs of 4-bit numbers, as `torch/headeronly/util/Float4_e2m1fn_x2.h` defines them.
    static final PackedType FLOAT4_X2 =
            new PackedType("float4_e2m1fn_x2", SmallFloatType.E2M1FN, 2);

    @Override
    public Kind kind() {
        return Kind.PACKED;
    }

    @Override
    public int bits() {
        return number.bits() * count;
    }

    /// The numbers of a tensor of this type: its last axis is longer, or, where elements along that
    /// are not neighbours in the storage, has an axis for the numbers of an element behind it.
    ///
    /// @throws ArithmeticException if the numbers cannot be counted
    TensorInfo unpacked(TensorInfo tensor) {
        int rank = tensor.shape().rank();
        boolean longer =
                rank > 0
                        && (tensor.strides().step(rank - 1) == 1
                                || tensor.shape().size(rank - 1) == 1);
        long[] sizes = Arrays.copyOf(tensor.shape().toArray(), longer ? rank : rank + 1);
        long[] steps = Arrays.copyOf(tensor.strides().toArray(), sizes.length);
        for (int axis = 0; axis < rank; axis++) {
            steps[axis] = Math.multiplyExact(steps[axis], (long) count);
        }
        int last = sizes.length - 1;
        sizes[last] = longer ? Math.multiplyExact(sizes[last], (long) count) : count;
        steps[last] = 1;
        return new TensorInfo(
                tensor.name(),
                number,
                Shape.of(sizes),
                Strides.of(steps),
                Math.multiplyExact(tensor.storageOffset(), (long) count),
                tensor.storage(),
                tensor.traits());
    }

    @Override
    public void decode(
            StorageRun run, Component part, DecodeBuffer buffer, double[] out, int start) {
        throw new UnsupportedOperationException(name + " holds several numbers in an element");
    }

    @Override
    public String text(ByteView bytes, long index, ByteOrder order) throws CheckpointException {
        StringBuilder text = new StringBuilder("(");
        for (int i = 0; i < count; i++) {
            text.append(i == 0 ? "" : ", ").append(number.text(bytes, index * count + i, order));
        }
        return text.append(')').toString();
    }
}

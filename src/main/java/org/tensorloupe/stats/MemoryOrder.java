package org.tensorloupe.stats;

import java.util.Comparator;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.tensorloupe.tensor.Quantization;
import org.tensorloupe.tensor.Shape;
import org.tensorloupe.tensor.Strides;
import org.tensorloupe.tensor.TensorInfo;

/// A tensor with its axes put in the order in which its elements lie in memory, so that whoever
/// does not ask for an order of the elements reads a transposed tensor as fast as a plain one.
///
/// Axes along which it repeats itself come first.
///
/// @param tensor the same elements
/// @param axis where an axis of the tensor has gone
record MemoryOrder(TensorInfo tensor, int axis) {
    /// @param axis 0 to rank - 1
    static MemoryOrder of(TensorInfo tensor, int axis) {
        int[] order = order(tensor);
        int rank = order.length;
        long[] sizes = new long[rank];
        long[] steps = new long[rank];
        int[] places = new int[rank];
        for (int i = 0; i < rank; i++) {
            sizes[i] = tensor.shape().size(order[i]);
            steps[i] = tensor.strides().step(order[i]);
            places[order[i]] = i;
        }
        TensorInfo.Traits traits = tensor.traits();
        TensorInfo ordered =
                new TensorInfo(
                        tensor.name(),
                        tensor.dtype(),
                        Shape.of(sizes),
                        Strides.of(steps),
                        tensor.storageOffset(),
                        tensor.storage(),
                        new TensorInfo.Traits(
                                traits.parameter(),
                                traits.requiresGrad(),
                                traits.conjugate(),
                                traits.negative(),
                                moved(traits.quantization(), places)));
        return new MemoryOrder(ordered, places[axis]);
    }

    private static int[] order(TensorInfo tensor) {
        IntStream axes = IntStream.range(0, tensor.shape().rank());
        if (tensor.isContiguous()) {
            return axes.toArray();
        }
        return axes.boxed()
                .sorted(Comparator.comparingLong(axis -> -distance(tensor, axis)))
                .mapToInt(axis -> axis)
                .toArray();
    }

    private static long distance(TensorInfo tensor, int axis) {
        long step = tensor.strides().step(axis);
        return step == 0 ? Long.MAX_VALUE : step;
    }

    private static @Nullable Quantization moved(@Nullable Quantization scheme, int[] places) {
        return scheme instanceof Quantization.PerChannel q
                ? new Quantization.PerChannel(places[q.axis()], q.scales(), q.zeroPoints())
                : scheme;
    }
}

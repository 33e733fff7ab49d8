package org.tensorloupe.format.numpy;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.tensorloupe.format.torch.NumpyTypes;
import org.tensorloupe.format.tree.StorageBounds;
import org.tensorloupe.model.Finding;
import org.tensorloupe.model.Finding.Severity;
import org.tensorloupe.model.Node;
import org.tensorloupe.model.TensorNode;
import org.tensorloupe.model.ValueNode;
import org.tensorloupe.tensor.Quantities;
import org.tensorloupe.tensor.Shape;
import org.tensorloupe.tensor.StorageRef;
import org.tensorloupe.tensor.Strides;
import org.tensorloupe.tensor.TensorInfo;

/// An array of anything but objects, as a node.
///
/// @param node a tensor, or a value that says what the array holds
/// @param storage its bytes, without the header; null if they are no numbers
/// @param findings what is wrong with it
record NpyArray(Node node, @Nullable StorageRef storage, List<Finding> findings) {
    /// @param name path of the array in the file, also its label
    /// @param key key of its storage
    /// @param stored bytes behind the header
    static NpyArray of(NpyHeader header, String name, String key, long stored) {
        Optional<NumpyTypes.Element> element =
                header.descr() instanceof String descr
                        ? NumpyTypes.described(descr)
                        : Optional.empty();
        Shape shape;
        long bytes;
        try {
            shape = Shape.of(header.sizes());
            bytes =
                    element.isPresent()
                            ? element.get().dtype().byteSize(shape.numel())
                            : Math.multiplyExact(
                                    shape.numel(), Math.max(0, NpyElement.size(header.descr())));
        } catch (IllegalArgumentException | ArithmeticException _) {
            String why = "the shape %s is impossible".formatted(header.shape());
            return new NpyArray(
                    new ValueNode(name, name, "broken array", why),
                    null,
                    List.of(new Finding(Severity.ERROR, name, why)));
        }
        return element.isPresent()
                ? tensor(header, name, key, element.get(), shape, bytes, stored)
                : other(header, name, shape, bytes, stored);
    }

    private static NpyArray tensor(
            NpyHeader header,
            String name,
            String key,
            NumpyTypes.Element element,
            Shape shape,
            long bytes,
            long stored) {
        StorageRef storage = new StorageRef(key, "cpu", bytes, element.order());
        TensorInfo tensor =
                new TensorInfo(
                        name,
                        element.dtype(),
                        shape,
                        header.fortran() ? firstFastest(shape) : Strides.contiguous(shape),
                        0,
                        storage,
                        TensorInfo.Traits.PLAIN);
        List<Finding> findings =
                StorageBounds.problem(tensor, OptionalLong.of(stored))
                        .map(text -> List.of(new Finding(Severity.ERROR, name, text)))
                        .orElse(List.of());
        return new NpyArray(new TensorNode(name, tensor), storage, findings);
    }

    private static Strides firstFastest(Shape shape) {
        long[] steps = new long[shape.rank()];
        long step = 1;
        for (int axis = 0; axis < steps.length; axis++) {
            steps[axis] = step;
            step = Math.multiplyExact(step, Math.max(1, shape.size(axis)));
        }
        return Strides.of(steps);
    }

    private static NpyArray other(
            NpyHeader header, String name, Shape shape, long bytes, long stored) {
        String type = NpyElement.text(header.descr());
        boolean sized = NpyElement.size(header.descr()) >= 0;
        String text =
                "array %s%s"
                        .formatted(
                                Arrays.toString(shape.toArray()),
                                sized ? ", " + Quantities.of(bytes, "byte") : "");
        List<Finding> findings =
                sized && bytes > stored
                        ? List.of(
                                new Finding(
                                        Severity.ERROR,
                                        name,
                                        String.format(
                                                Locale.ROOT,
                                                "it needs %,d bytes, and %,d are there",
                                                bytes,
                                                stored)))
                        : List.of();
        return new NpyArray(new ValueNode(name, name, type, text), null, findings);
    }
}

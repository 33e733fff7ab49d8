package org.tensorloupe.format.torch;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tensorloupe.fault.CheckpointException;
import org.tensorloupe.format.torch.Calls.ArgumentException;
import org.tensorloupe.model.TensorNode;
import org.tensorloupe.tensor.Component;
import org.tensorloupe.tensor.DType;
import org.tensorloupe.tensor.Quantities;
import org.tensorloupe.tensor.Shape;
import org.tensorloupe.tensor.Strides;
import org.tensorloupe.tensor.TensorInfo;
import org.tensorloupe.tensor.TensorReader;

/// The constituents of a nested tensor, each a view of its buffer. Where they lie stands in small
/// integer tensors, which are read when the file is opened.
final class NestedView {
    /// The most constituents that are shown.
    static final long MOST_CONSTITUENTS = 10_000;

    private static final int MOST_AXES = 64;

    /// Bytes of the largest storage that is read for its sizes or offsets.
    private static final long MOST_STORED = 16L << 20;

    private NestedView() {}

    /// The strided layout: sizes and strides of each constituent, and its place in the buffer.
    static List<TensorNode> strided(Map<String, TensorInfo> parts, CompositeViews.Place place)
            throws ArgumentException, CompositeViews.NotShownException, CheckpointException {
        TensorInfo buffer = parts.get("buffer");
        TensorInfo sizes = parts.get("sizes");
        TensorInfo strides = parts.get("strides");
        TensorInfo offsets = parts.get("offsets");
        if (buffer == null || sizes == null || strides == null || offsets == null) {
            return List.of();
        }
        if (sizes.numel() == 0 || sizes.shape().rank() != 2) {
            return List.of();
        }
        long count = sizes.shape().size(0);
        int axes = Math.toIntExact(Math.min(sizes.shape().size(1), MOST_AXES + 1L));
        if (axes > MOST_AXES
                || !strides.shape().equals(sizes.shape())
                || !offsets.shape().equals(Shape.of(count))) {
            throw new ArgumentException("sizes, strides and offsets do not fit");
        }
        long[] size = integers(sizes, count, place);
        long[] step = integers(strides, count, place);
        long[] offset = integers(offsets, count, place);
        List<TensorNode> nodes = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            nodes.add(
                    view(
                            buffer,
                            i,
                            Arrays.copyOfRange(size, i * axes, (i + 1) * axes),
                            Arrays.copyOfRange(step, i * axes, (i + 1) * axes),
                            offset[i],
                            place));
        }
        return nodes;
    }

    /// The jagged layout: constituents lie one behind the other along an axis of the values.
    ///
    /// @param raggedAxis the axis of the nested tensor whose size differs; 1 or more
    static List<TensorNode> jagged(
            Map<String, TensorInfo> parts, long raggedAxis, CompositeViews.Place place)
            throws ArgumentException, CompositeViews.NotShownException, CheckpointException {
        TensorInfo values = parts.get("values");
        TensorInfo offsets = parts.get("offsets");
        if (values == null || offsets == null || offsets.numel() == 0) {
            return List.of();
        }
        if (raggedAxis < 1 || raggedAxis > values.shape().rank()) {
            throw new ArgumentException("the ragged axis is " + raggedAxis);
        }
        int axis = (int) raggedAxis - 1;
        long count = offsets.numel() - 1;
        long[] starts = integers(offsets, count, place);
        @Nullable TensorInfo given = parts.get("lengths");
        long[] lengths = given == null ? null : integers(given, count, place);
        if (lengths != null && lengths.length != count) {
            throw new ArgumentException(
                    String.format(Locale.ROOT, "%d lengths for %d", lengths.length, count));
        }
        List<TensorNode> nodes = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            long length = lengths == null ? starts[i + 1] - starts[i] : lengths[i];
            long most = values.shape().size(axis) - starts[i];
            if (starts[i] < 0 || length < 0 || length > most) {
                throw new ArgumentException(
                        String.format(
                                Locale.ROOT,
                                "constituent %d reaches from %d over %d",
                                i,
                                starts[i],
                                length));
            }
            long[] sizes = values.shape().toArray();
            sizes[axis] = length;
            long first = values.storageOffset() + starts[i] * values.strides().step(axis);
            nodes.add(view(values, i, sizes, values.strides().toArray(), first, place));
        }
        return nodes;
    }

    private static TensorNode view(
            TensorInfo buffer,
            int number,
            long[] sizes,
            long[] steps,
            long offset,
            CompositeViews.Place place)
            throws ArgumentException {
        String key = Integer.toString(number);
        try {
            Shape shape = Shape.of(sizes);
            Strides strides = Strides.of(steps);
            Math.addExact(buffer.dtype().byteSize(shape.numel()), strides.span(shape));
            if (offset < 0) {
                throw new ArgumentException(
                        String.format(Locale.ROOT, "constituent %s begins at %d", key, offset));
            }
            return TensorNode.view(
                    key,
                    new TensorInfo(
                            place.name() + "." + key,
                            buffer.dtype(),
                            shape,
                            strides,
                            offset,
                            buffer.storage(),
                            buffer.traits()));
        } catch (IllegalArgumentException | ArithmeticException _) {
            throw new ArgumentException(
                    "constituent %s has the shape %s".formatted(key, Arrays.toString(sizes)));
        }
    }

    private static long[] integers(TensorInfo tensor, long count, CompositeViews.Place place)
            throws ArgumentException, CompositeViews.NotShownException, CheckpointException {
        if (count > MOST_CONSTITUENTS) {
            throw new CompositeViews.NotShownException(
                    "there are %s constituents, more than the %s that are shown"
                            .formatted(
                                    Quantities.exact(count), Quantities.exact(MOST_CONSTITUENTS)));
        }
        if (tensor.storedBytes() > MOST_STORED) {
            throw new CompositeViews.NotShownException("%s is too large".formatted(tensor.name()));
        }
        if (tensor.dtype().kind() != DType.Kind.INTEGER
                || tensor.numel() > (MOST_CONSTITUENTS + 1) * MOST_AXES) {
            throw new ArgumentException(tensor.name() + " is " + tensor.dtype().name());
        }
        long[] out = new long[(int) tensor.numel()];
        TensorReader.open(tensor, Component.VALUE, place.assembly(), place.monitor())
                .read(0, out, 0, out.length);
        return out;
    }
}

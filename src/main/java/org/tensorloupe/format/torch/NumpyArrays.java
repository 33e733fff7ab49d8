package org.tensorloupe.format.torch;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.tensorloupe.format.torch.Calls.ArgumentException;
import org.tensorloupe.format.tree.Assembly;
import org.tensorloupe.model.GroupNode;
import org.tensorloupe.model.Node;
import org.tensorloupe.model.ObjectNode;
import org.tensorloupe.pickle.PyBytes;
import org.tensorloupe.pickle.PyGlobal;
import org.tensorloupe.pickle.PyList;
import org.tensorloupe.pickle.PyObject;
import org.tensorloupe.pickle.PyTuple;
import org.tensorloupe.tensor.DType;
import org.tensorloupe.tensor.DTypes;
import org.tensorloupe.tensor.Shape;
import org.tensorloupe.tensor.StorageRef;
import org.tensorloupe.tensor.Strides;
import org.tensorloupe.tensor.TensorInfo;
import org.tensorloupe.tensor.TensorInfo.Traits;

/// NumPy arrays in pickles: tensors whose storages are bytes of the pickle itself.
///
/// joblib's wrapper with the bytes behind it, `_reconstruct(type, ...)` with the state (version, shape, dtype, Fortran order, data), protocol 5's
/// `_frombuffer(data, dtype, shape, order)`, and `_mareconstruct` of masked arrays.
final class NumpyArrays {
    /// How devices that have no storages of their own in a file are rebuilt: from an array.
    private static final Set<String> FROM_NUMPY =
            Set.of("_rebuild_device_tensor_from_numpy", "_rebuild_xla_tensor");

    private final Assembly assembly;
    private final Walk walk;
    private final IdentityHashMap<Object, StorageRef> storages = new IdentityHashMap<>();
    private final Set<String> keys = new HashSet<>();

    /// @param assembly takes the storages
    NumpyArrays(Assembly assembly, Walk walk) {
        this.assembly = assembly;
        this.walk = walk;
    }

    /// An array's parts.
    ///
    /// @param type NumPy's class, such as `numpy.ndarray`
    /// @param data bytes, or a list of objects
    private record Parts(
            String type, Object shape, NumpyDtype dtype, boolean fortran, @Nullable Object data) {}

    /// The node of a call that makes an array; empty for any other call.
    ///
    /// @throws ArgumentException if it makes an array, but not of these arguments
    Optional<Node> node(PyObject call, Place place) throws ArgumentException {
        PyGlobal function = call.global();
        PyBytes trailer = call.trailer();
        if (trailer != null) {
            Parts parts =
                    new Parts(
                            "numpy.ndarray",
                            sizes(call.attribute("shape")),
                            NumpyDtype.of(call.attribute("dtype")),
                            "F".equals(call.attribute("order")),
                            trailer);
            return Optional.of(array(parts, place));
        }
        if (function != null
                && function.module().equals("torch._utils")
                && FROM_NUMPY.contains(function.name())
                && call.args().size() > 0
                && call.args().get(0) instanceof PyObject array) {
            return node(array, place);
        }
        if (function == null || !function.module().startsWith("numpy")) {
            return Optional.empty();
        }
        return switch (function.name()) {
            case "_reconstruct" ->
                    call.state() instanceof PyTuple state
                            ? Optional.of(array(parts(type(call), state), place))
                            : Optional.empty();
            case "_mareconstruct" ->
                    call.state() instanceof PyTuple state && state.size() >= 6
                            ? Optional.of(masked(type(call), state, place))
                            : Optional.empty();
            case "_frombuffer" -> {
                PyTuple args = call.args();
                yield Optional.of(
                        array(
                                new Parts(
                                        "numpy.ndarray",
                                        sizes(Calls.at(args, 2)),
                                        NumpyDtype.of(Calls.at(args, 1)),
                                        "F".equals(Calls.at(args, 3)),
                                        Calls.at(args, 0)),
                                place));
            }
            default -> Optional.empty();
        };
    }

    private static String type(PyObject call) {
        return call.args().size() > 0 && call.args().get(0) instanceof PyGlobal type
                ? type.qualifiedName()
                : "numpy.ndarray";
    }

    private static Parts parts(String type, PyTuple state) throws ArgumentException {
        // Before 2005 the version was missing; subclasses put their own in front or behind.
        int at = Calls.at(state, 0) instanceof Long && state.size() >= 5 ? 1 : 0;
        return new Parts(
                type,
                sizes(Calls.at(state, at)),
                NumpyDtype.of(Calls.at(state, at + 1)),
                Calls.flag(state, at + 2) || Long.valueOf(1).equals(Calls.at(state, at + 2)),
                Calls.at(state, at + 3));
    }

    /// A shape, which may be a single number.
    private static Object sizes(@Nullable Object shape) throws ArgumentException {
        return switch (shape) {
            case PyTuple sizes -> sizes;
            case Long size -> PyTuple.of(size);
            case null, default ->
                    throw new ArgumentException("not a shape but " + Calls.kind(shape));
        };
    }

    private Node array(Parts parts, Place place) throws ArgumentException {
        DType element = parts.dtype().element();
        if (element != null) {
            PyBytes data = data(parts.data());
            return walk.tensor(tensor(parts, element, data, place.name()), place);
        }
        if (parts.data() instanceof PyList objects) {
            return objects(parts, objects, place);
        }
        return NumpyRecords.value(
                parts.dtype(), Calls.integers(parts.shape()), data(parts.data()), place);
    }

    private TensorInfo tensor(Parts parts, DType element, PyBytes data, String name)
            throws ArgumentException {
        Shape shape = shape(parts.shape());
        long bytes = bytes(element, shape);
        if (data.size() != bytes) {
            throw new ArgumentException(
                    String.format(
                            Locale.ROOT,
                            "the array has %d bytes of data where its shape takes %d",
                            data.size(),
                            bytes));
        }
        return new TensorInfo(
                name,
                element,
                shape,
                parts.fortran() ? columnMajor(shape) : Strides.contiguous(shape),
                0,
                storage(data, parts.dtype(), name),
                Traits.PLAIN);
    }

    private static Shape shape(Object sizes) throws ArgumentException {
        try {
            return Shape.of(Calls.integers(sizes));
        } catch (IllegalArgumentException | ArithmeticException _) {
            throw new ArgumentException("the array's shape is impossible");
        }
    }

    private static long bytes(DType element, Shape shape) throws ArgumentException {
        try {
            return element.byteSize(shape.numel());
        } catch (ArithmeticException _) {
            throw new ArgumentException("the array's shape is impossible");
        }
    }

    private static Strides columnMajor(Shape shape) {
        long[] steps = new long[shape.rank()];
        long step = 1;
        for (int axis = 0; axis < steps.length; axis++) {
            steps[axis] = step;
            step *= Math.max(1, shape.size(axis));
        }
        return Strides.of(steps);
    }

    /// The storage of bytes; the same for the same bytes of the same order.
    private StorageRef storage(PyBytes data, NumpyDtype dtype, String name) {
        StorageRef known = storages.get(data);
        if (known != null && known.order().equals(dtype.order())) {
            return known;
        }
        String key = name + "/data";
        for (int i = 2; !keys.add(key); i++) {
            key = name + "/data " + i;
        }
        StorageRef made = new StorageRef(key, "cpu", data.size(), dtype.order());
        storages.put(data, made);
        assembly.embed(made, data.view(), "the pickle");
        return made;
    }

    private static PyBytes data(@Nullable Object value) throws ArgumentException {
        return switch (value) {
            case PyBytes bytes -> bytes;
            case String text -> PyBytes.ofPython2(text);
            case PyObject buffer
                    when buffer.isOf("pickle", "PickleBuffer")
                            && buffer.args().size() == 1
                            && buffer.args().get(0) instanceof PyBytes bytes ->
                    bytes;
            case null, default ->
                    throw new ArgumentException(
                            "the array's data is not bytes but " + Calls.kind(value));
        };
    }

    /// Objects, flat in the order of the elements.
    private Node objects(Parts parts, PyList objects, Place place) throws ArgumentException {
        List<Node> items = walk.items(objects.items(), place);
        if (Calls.integers(parts.shape()).length == 1) {
            return new GroupNode(place.key(), place.name(), GroupNode.Kind.LIST, items);
        }
        String sizes = Shape.of(Calls.integers(parts.shape())).text("×");
        String type = "%s of objects%s".formatted(parts.type(), sizes.isEmpty() ? "" : " " + sizes);
        return new ObjectNode(place.key(), place.name(), type, items);
    }

    /// A masked array: its data, its mask and what it is filled with.
    private Node masked(String type, PyTuple state, Place place) throws ArgumentException {
        List<Node> children = new ArrayList<>();
        Parts values = parts(type, state);
        children.add(array(values, place.below("data")));
        if (data(state.get(5)).size() > 0) {
            NumpyDtype bool =
                    new NumpyDtype(
                            "b1",
                            values.dtype().order(),
                            DTypes.named("bool").orElseThrow(),
                            -1,
                            null,
                            null,
                            "");
            Parts mask =
                    new Parts(type, values.shape(), bool, values.fortran(), data(state.get(5)));
            children.add(array(mask, place.below("mask")));
        }
        if (state.size() > 6 && state.get(6) != null) {
            children.add(walk.node(state.get(6), place.below("fill_value")));
        }
        return new ObjectNode(place.key(), place.name(), type, children);
    }
}

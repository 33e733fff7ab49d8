package org.tensorloupe.format.torch;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tensorloupe.format.torch.Calls.ArgumentException;
import org.tensorloupe.format.tree.StorageBounds;
import org.tensorloupe.pickle.PyDict;
import org.tensorloupe.pickle.PyGlobal;
import org.tensorloupe.pickle.PyObject;
import org.tensorloupe.pickle.PyTuple;
import org.tensorloupe.tensor.DType;
import org.tensorloupe.tensor.Quantization;
import org.tensorloupe.tensor.Shape;
import org.tensorloupe.tensor.Strides;
import org.tensorloupe.tensor.TensorInfo;
import org.tensorloupe.tensor.TensorInfo.Traits;

/// Understands the functions by which PyTorch's pickles rebuild tensors, without calling them.
///
/// The functions and their arguments are those of `torch/_utils.py` in PyTorch 2.13.
final class TensorRebuilder {
    private static final String UTILS = "torch._utils";
    private static final int MOST_WRAPPERS = 16;

    private final StorageStreams streams;

    /// @param streams resolves storages that stand in the pickle itself
    TensorRebuilder(StorageStreams streams) {
        this.streams = streams;
    }

    /// What a call makes, if its function makes tensors.
    ///
    /// @param name path of the tensor in the object
    /// @throws ArgumentException if the function makes tensors, but not of these arguments
    Optional<Rebuilt> rebuild(PyObject call, String name) throws ArgumentException {
        return rebuild(call.global(), call.args(), name, 0);
    }

    private Optional<Rebuilt> rebuild(
            @Nullable PyGlobal function, PyTuple args, String name, int depth)
            throws ArgumentException {
        if (function == null || depth > MOST_WRAPPERS) {
            return Optional.empty();
        }
        if (function.is("torch._tensor", "_rebuild_from_type_v2")) {
            return inner(args, name, depth);
        }
        if (function.module().equals("torch.nn.parameter") && function.name().equals("Parameter")) {
            return parameter(args, name, depth);
        }
        if (function.is("torch.nested._internal.nested_tensor", "_rebuild_njt")) {
            return Optional.of(jagged(args));
        }
        if (!function.module().equals(UTILS)) {
            return Optional.empty();
        }
        return switch (function.name()) {
            case "_rebuild_tensor" -> plain(strided(args, name, null, Traits.PLAIN));
            case "_rebuild_tensor_v2" -> plain(strided(args, name, null, traits(args, 4, 6)));
            case "_rebuild_tensor_v3" -> {
                DType dtype =
                        TorchTypes.ofGlobal(Calls.at(args, 6))
                                .orElseThrow(() -> new ArgumentException("unknown dtype"));
                yield plain(strided(args, name, dtype, traits(args, 4, 7)));
            }
            case "_rebuild_parameter", "_rebuild_parameter_with_state" ->
                    parameter(args, name, depth);
            case "_rebuild_qtensor" -> plain(quantized(args, name));
            case "_rebuild_meta_tensor_no_storage" ->
                    plain(withoutData(args, name, 0, 1, 2, Calls.flag(args, 3)));
            case "_rebuild_wrapper_subclass" ->
                    plain(withoutData(args, name, 1, 2, 3, Calls.flag(args, 7)));
            case "_rebuild_sparse_tensor" -> Optional.of(SparseLayouts.rebuild(args));
            case "_rebuild_nested_tensor" -> Optional.of(nested(args));
            case "_rebuild_device_tensor_from_cpu_tensor" ->
                    Calls.at(args, 0) instanceof PyObject data
                            ? rebuild(data.global(), data.args(), name, depth + 1)
                                    .map(made ->
                                            withTraits(
                                                    made,
                                                    false,
                                                    args.size() > 3
                                                            && Boolean.TRUE.equals(args.get(3))))
                            : Optional.empty();
            default -> Optional.empty();
        };
    }

    /// `_rebuild_from_type_v2(function, type, arguments, state)`: a subclass, or a tensor with
    /// attributes.
    private Optional<Rebuilt> inner(PyTuple args, String name, int depth) throws ArgumentException {
        PyGlobal function = Calls.as(PyGlobal.class, args, 0, "a function");
        PyTuple arguments = Calls.as(PyTuple.class, args, 2, "a tuple of arguments");
        return rebuild(function, arguments, name, depth + 1)
                .map(made -> withState(made, args.size() > 3 ? args.get(3) : null));
    }

    private Optional<Rebuilt> parameter(PyTuple args, String name, int depth)
            throws ArgumentException {
        PyObject data = Calls.as(PyObject.class, args, 0, "a tensor");
        boolean requiresGrad = args.size() < 2 || Calls.flag(args, 1);
        return rebuild(data.global(), data.args(), name, depth + 1)
                .map(made -> withTraits(made, true, requiresGrad))
                .map(made -> withState(made, args.size() > 3 ? args.get(3) : null));
    }

    private static Rebuilt withTraits(Rebuilt rebuilt, boolean parameter, boolean requiresGrad) {
        if (rebuilt instanceof Rebuilt.Composite c) {
            return new Rebuilt.Composite(
                    c.kind(), c.parts(), c.views(), parameter || c.parameter(), requiresGrad);
        }
        if (!(rebuilt instanceof Rebuilt.Plain(TensorInfo tensor, Object state))) {
            return rebuilt;
        }
        Traits t = tensor.traits();
        Traits traits =
                new Traits(
                        parameter || t.parameter(),
                        requiresGrad,
                        t.conjugate(),
                        t.negative(),
                        t.quantization());
        return new Rebuilt.Plain(
                new TensorInfo(
                        tensor.name(),
                        tensor.dtype(),
                        tensor.shape(),
                        tensor.strides(),
                        tensor.storageOffset(),
                        tensor.storage(),
                        traits),
                state);
    }

    /// Attributes of the outermost object that has any.
    private static Rebuilt withState(Rebuilt rebuilt, @Nullable Object state) {
        boolean none = state == null || (state instanceof PyDict dict && dict.size() == 0);
        return !none && rebuilt instanceof Rebuilt.Plain(TensorInfo tensor, _)
                ? new Rebuilt.Plain(tensor, state)
                : rebuilt;
    }

    private TensorInfo strided(PyTuple args, String name, @Nullable DType given, Traits traits)
            throws ArgumentException {
        TorchStorage storage = streams.at(args, 0);
        DType dtype = given != null ? given : storage.dtype();
        if (dtype == null) {
            throw new ArgumentException("an untyped storage without a dtype");
        }
        Shape shape = shape(Calls.at(args, 2), dtype);
        return within(
                storage,
                new TensorInfo(
                        name,
                        dtype,
                        shape,
                        strides(Calls.at(args, 3), shape),
                        offset(Calls.integer(args, 1)),
                        storage.ref(),
                        traits));
    }

    /// A tensor of a part of a storage, counted from the storage's beginning.
    private static TensorInfo within(TorchStorage part, TensorInfo tensor)
            throws ArgumentException {
        if (part.offset() == 0 && part.size() == part.ref().size()) {
            return tensor;
        }
        int unit = TorchTypes.bytesPerCount(tensor.dtype());
        if (part.offset() % unit != 0) {
            throw new ArgumentException("a view that begins within an element");
        }
        long end = StorageBounds.endByte(tensor);
        if (end > part.size() && tensor.numel() > 0) {
            throw new ArgumentException(
                    String.format(
                            Locale.ROOT,
                            "it reaches outside its view, which has %d bytes",
                            part.size()));
        }
        return new TensorInfo(
                tensor.name(),
                tensor.dtype(),
                tensor.shape(),
                tensor.strides(),
                Math.addExact(tensor.storageOffset(), part.offset() / unit),
                tensor.storage(),
                tensor.traits());
    }

    private TensorInfo quantized(PyTuple args, String name) throws ArgumentException {
        PyTuple params = Calls.as(PyTuple.class, args, 4, "quantizer parameters");
        PyGlobal scheme = Calls.as(PyGlobal.class, params, 0, "a quantisation scheme");
        Quantization quantization =
                switch (scheme.name()) {
                    case "per_tensor_affine" ->
                            new Quantization.PerTensor(
                                    Calls.number(params, 1), Calls.integer(params, 2));
                    case "per_channel_affine", "per_channel_affine_float_qparams" ->
                            new Quantization.PerChannel(
                                    axis(params),
                                    component(params, 1, name + ".scales"),
                                    component(params, 2, name + ".zero_points"));
                    default -> throw new ArgumentException("unknown scheme " + scheme.name());
                };
        Traits traits = new Traits(false, Calls.flag(args, 5), false, false, quantization);
        TensorInfo tensor = strided(args, name, null, traits);
        if (quantization instanceof Quantization.PerChannel(int axis, _, _)
                && (axis < 0 || axis >= tensor.shape().rank())) {
            throw new ArgumentException("quantised along axis " + axis);
        }
        return tensor;
    }

    private static int axis(PyTuple params) throws ArgumentException {
        long axis = Calls.integer(params, 3);
        if (axis != (int) axis) {
            throw new ArgumentException("quantised along axis " + axis);
        }
        return (int) axis;
    }

    private TensorInfo component(PyTuple params, int position, String name)
            throws ArgumentException {
        PyObject call = Calls.as(PyObject.class, params, position, "a tensor");
        if (rebuild(call, name).orElse(null) instanceof Rebuilt.Plain(TensorInfo tensor, _)) {
            return tensor;
        }
        throw new ArgumentException("scales or zero points are not a tensor");
    }

    private static TensorInfo withoutData(
            PyTuple args, String name, int dtype, int size, int stride, boolean requiresGrad)
            throws ArgumentException {
        DType type =
                TorchTypes.ofGlobal(Calls.at(args, dtype))
                        .orElseThrow(() -> new ArgumentException("unknown dtype"));
        Shape shape = shape(Calls.at(args, size), type);
        return new TensorInfo(
                name,
                type,
                shape,
                strides(Calls.at(args, stride), shape),
                0,
                null,
                new Traits(false, requiresGrad, false, false, null));
    }

    private static Rebuilt nested(PyTuple args) {
        List<String> names = List.of("buffer", "sizes", "strides", "offsets");
        List<Rebuilt.Part> parts = new ArrayList<>();
        for (int i = 0; i < Math.min(args.size(), names.size()); i++) {
            parts.add(new Rebuilt.Part(names.get(i), args.get(i)));
        }
        return new Rebuilt.Composite("nested tensor", parts, NestedView::strided);
    }

    private static Rebuilt jagged(PyTuple args) throws ArgumentException {
        PyDict given = Calls.as(PyDict.class, args, 0, "a dict");
        List<Rebuilt.Part> parts = new ArrayList<>();
        for (String name : List.of("values", "offsets", "lengths")) {
            if (given.get(name) != null) {
                parts.add(new Rebuilt.Part(name, given.get(name)));
            }
        }
        long axis = given.get("_ragged_idx") instanceof Long number ? number : 1;
        return new Rebuilt.Composite(
                "nested tensor, jagged",
                parts,
                (tensors, place) -> NestedView.jagged(tensors, axis, place));
    }

    private static Optional<Rebuilt> plain(TensorInfo tensor) {
        return Optional.of(new Rebuilt.Plain(tensor, null));
    }

    private static Traits traits(PyTuple args, int requiresGrad, int metadata)
            throws ArgumentException {
        boolean conjugate = false;
        boolean negative = false;
        Object given = metadata < args.size() ? args.get(metadata) : null;
        if (given instanceof PyObject typed
                && typed.isOf("torch.jit._pickle", "restore_type_tag")
                && typed.args().size() > 0) {
            given = typed.args().get(0);
        }
        if (given instanceof PyDict bits) {
            conjugate = Boolean.TRUE.equals(bits.get("conj"));
            negative = Boolean.TRUE.equals(bits.get("neg"));
        }
        boolean trained = Calls.flag(args, requiresGrad);
        return trained || conjugate || negative
                ? new Traits(false, trained, conjugate, negative, null)
                : Traits.PLAIN;
    }

    /// A shape whose bytes can be counted.
    private static Shape shape(@Nullable Object value, DType dtype) throws ArgumentException {
        long[] sizes = Calls.integers(value);
        try {
            Shape shape = Shape.of(sizes);
            Math.addExact(dtype.byteSize(shape.numel()), 0);
            return shape;
        } catch (IllegalArgumentException | ArithmeticException _) {
            throw new ArgumentException(
                    "the shape %s is impossible".formatted(Arrays.toString(sizes)));
        }
    }

    private static long offset(long offset) throws ArgumentException {
        if (offset < 0) {
            throw new ArgumentException("the storage offset is " + offset);
        }
        return offset;
    }

    private static Strides strides(@Nullable Object value, Shape shape) throws ArgumentException {
        long[] steps = Calls.integers(value);
        if (steps.length != shape.rank()) {
            throw new ArgumentException(
                    String.format(
                            Locale.ROOT, "%d strides for %d axes", steps.length, shape.rank()));
        }
        try {
            Strides strides = Strides.of(steps);
            Math.addExact(strides.span(shape), 0);
            return strides;
        } catch (IllegalArgumentException | ArithmeticException _) {
            throw new ArgumentException(
                    "the strides %s are impossible".formatted(Arrays.toString(steps)));
        }
    }
}

package org.tensorloupe.format.torch;

import java.nio.ByteOrder;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tensorloupe.fault.CheckpointException;
import org.tensorloupe.pickle.PyBytes;
import org.tensorloupe.pickle.PyObject;
import org.tensorloupe.pickle.PyTuple;
import org.tensorloupe.tensor.DType;
import org.tensorloupe.tensor.DTypes;

/// NumPy's scalars in pickles: `scalar(dtype, bytes)`.
final class NumpyScalars {
    private static final Map<String, String> TYPES =
            Map.ofEntries(
                    Map.entry("f8", "float64"),
                    Map.entry("f4", "float32"),
                    Map.entry("f2", "float16"),
                    Map.entry("i8", "int64"),
                    Map.entry("i4", "int32"),
                    Map.entry("i2", "int16"),
                    Map.entry("i1", "int8"),
                    Map.entry("u8", "uint64"),
                    Map.entry("u4", "uint32"),
                    Map.entry("u2", "uint16"),
                    Map.entry("u1", "uint8"),
                    Map.entry("b1", "bool"),
                    Map.entry("c8", "complex64"),
                    Map.entry("c16", "complex128"));

    private NumpyScalars() {}

    /// The value of a scalar call's arguments, if it is a number of a known type.
    static Optional<String> text(PyTuple args) {
        if (args.size() < 2
                || !(args.get(0) instanceof PyObject type)
                || !type.isOf("numpy", "dtype")
                || type.args().size() == 0
                || !(type.args().get(0) instanceof String code)) {
            return Optional.empty();
        }
        Optional<PyBytes> bytes = content(args.get(1));
        Optional<DType> dtype = Optional.ofNullable(TYPES.get(code)).flatMap(DTypes::named);
        if (bytes.isEmpty() || dtype.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(dtype.get().text(bytes.get().view(), 0, order(type)));
        } catch (CheckpointException _) {
            return Optional.empty();
        }
    }

    /// Bytes, or a text that Python 2 wrote for bytes.
    private static Optional<PyBytes> content(@Nullable Object value) {
        return switch (value) {
            case PyBytes bytes -> Optional.of(bytes);
            case String text -> Optional.of(PyBytes.ofPython2(text));
            case null, default -> Optional.empty();
        };
    }

    /// The state of a dtype is (version, byte order, ...).
    private static ByteOrder order(PyObject type) {
        return type.state() instanceof PyTuple state && state.size() > 1 && ">".equals(state.get(1))
                ? ByteOrder.BIG_ENDIAN
                : ByteOrder.LITTLE_ENDIAN;
    }
}

package org.tensorloupe.format.torch;

import java.nio.ByteOrder;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tensorloupe.fault.CheckpointException;
import org.tensorloupe.pickle.PyBytes;
import org.tensorloupe.pickle.PyObject;
import org.tensorloupe.pickle.PyTuple;
import org.tensorloupe.tensor.DType;

/// NumPy's scalars in pickles: `scalar(dtype, bytes)`.
final class NumpyScalars {
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
        Optional<DType> dtype = NumpyTypes.named(code);
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

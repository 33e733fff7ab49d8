package org.tensorloupe.format.torch;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tensorloupe.fault.CheckpointException;
import org.tensorloupe.pickle.PyBytes;
import org.tensorloupe.pickle.PyObject;
import org.tensorloupe.pickle.PyTuple;

/// NumPy's scalars in pickles: `scalar(dtype, bytes)`.
final class NumpyScalars {
    private NumpyScalars() {}

    /// The value of a scalar call's arguments, if it is a number of a known type.
    static Optional<String> text(PyTuple args) {
        if (args.size() < 2 || !(args.get(0) instanceof PyObject type)) {
            return Optional.empty();
        }
        NumpyDtype dtype = NumpyDtype.of(type);
        Optional<PyBytes> bytes = content(args.get(1));
        if (bytes.isEmpty() || dtype.element() == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(dtype.element().text(bytes.get().view(), 0, dtype.order()));
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
}

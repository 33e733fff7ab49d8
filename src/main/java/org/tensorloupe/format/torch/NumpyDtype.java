package org.tensorloupe.format.torch;

import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tensorloupe.fault.CheckpointException;
import org.tensorloupe.pickle.PyBytes;
import org.tensorloupe.pickle.PyDict;
import org.tensorloupe.pickle.PyGlobal;
import org.tensorloupe.pickle.PyObject;
import org.tensorloupe.pickle.PyTuple;
import org.tensorloupe.tensor.DType;
import org.tensorloupe.tensor.DTypes;

/// NumPy's `dtype` in a pickle: `dtype(code, False, True)` with the state (version, byte order,
/// subarray, names, fields, item size, alignment, flags[, unit]).
///
/// @param code kind and bytes, such as `f4`, `U3` or `O8`; the name of a class for types that other
///     packages add
/// @param order byte order of its elements
/// @param element the type of its numbers; null if its elements are no numbers
/// @param itemSize bytes of an element as the state says; -1 where the code says it
/// @param names fields of a record; null if there are none
/// @param fields per name a tuple of dtype and offset; null if there are none
/// @param unit unit of a date or duration, such as `ns`; empty for others
record NumpyDtype(
        String code,
        ByteOrder order,
        @Nullable DType element,
        long itemSize,
        @Nullable PyTuple names,
        @Nullable PyDict fields,
        String unit) {
    private static final NumpyDtype UNKNOWN =
            new NumpyDtype("unknown", ByteOrder.LITTLE_ENDIAN, null, -1, null, null, "");

    /// Whether a call makes a dtype.
    static boolean isDtype(PyObject call) {
        return call.isOf("numpy", "dtype");
    }

    /// The dtype of any value; one of unknown elements if it is no dtype.
    static NumpyDtype of(@Nullable Object value) {
        if (!(value instanceof PyObject call) || !isDtype(call) || call.args().size() == 0) {
            return UNKNOWN;
        }
        PyTuple state = call.state() instanceof PyTuple given ? given : PyTuple.EMPTY;
        ByteOrder order = ">".equals(at(state, 1)) ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
        String code = "unknown";
        Optional<DType> element = Optional.empty();
        if (call.args().get(0) instanceof String name) {
            code = name;
            element = NumpyTypes.named(name);
        } else if (call.args().get(0) instanceof PyGlobal type) {
            code = type.name();
            element =
                    type.module().equals("ml_dtypes")
                            ? DTypes.named(type.name())
                            : Optional.empty();
        }
        PyTuple names = at(state, 3) instanceof PyTuple given ? given : null;
        boolean plain = names == null && at(state, 2) == null;
        return new NumpyDtype(
                code,
                order,
                plain ? element.orElse(null) : null,
                at(state, 5) instanceof Long size ? size : -1,
                names,
                at(state, 4) instanceof PyDict given ? given : null,
                unit(at(state, 8)));
    }

    private static @Nullable Object at(PyTuple state, int position) {
        return position < state.size() ? state.get(position) : null;
    }

    /// `(None, (unit, count, 1, 1))`.
    private static String unit(@Nullable Object metadata) {
        if (!(metadata instanceof PyTuple pair)
                || pair.size() != 2
                || !(pair.get(1) instanceof PyTuple parts)
                || parts.size() == 0) {
            return "";
        }
        try {
            return switch (parts.get(0)) {
                case PyBytes bytes when bytes.size() <= 8 ->
                        new String(bytes.toArray(), StandardCharsets.ISO_8859_1);
                case String text -> text;
                case null, default -> "";
            };
        } catch (CheckpointException _) {
            return "";
        }
    }

    /// Whether the elements are Python objects.
    boolean holdsObjects() {
        return code.startsWith("O") && names == null;
    }

    /// The type as NumPy names it: `float32`, `>i8`, `<U3`, `datetime64[ns]`, `{a: float32}`.
    String text() {
        if (names != null) {
            StringBuilder out = new StringBuilder();
            for (int i = 0; i < Math.min(names.size(), 20); i++) {
                String name = String.valueOf(names.get(i));
                Object field = fields == null ? null : fields.get(name);
                Object type = field instanceof PyTuple pair && pair.size() > 0 ? pair.get(0) : null;
                boolean nested = type instanceof PyObject call && of(call).names != null;
                out.append(out.isEmpty() ? "" : ", ")
                        .append(ValueText.cut(name, 40))
                        .append(": ")
                        .append(nested ? "record" : of(type).text());
            }
            return "{" + out + (names.size() > 20 ? ", …" : "") + "}";
        }
        boolean big = order.equals(ByteOrder.BIG_ENDIAN);
        if (element != null) {
            return (big ? "big-endian " : "") + element.name();
        }
        String suffix = unit.isEmpty() ? "" : "[" + unit + "]";
        return switch (code.isEmpty() ? ' ' : code.charAt(0)) {
            case 'M' -> "datetime64" + suffix;
            case 'm' -> "timedelta64" + suffix;
            case 'O' -> "object";
            case 'U' -> (big ? ">" : "<") + code;
            default -> ValueText.cut(code, 40);
        };
    }
}

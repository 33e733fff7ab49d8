package org.tensorloupe.pickle;

import java.math.BigInteger;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tensorloupe.fault.CheckpointException;

/// Writes values as `src/fixtures/make_pickles.py` does. For small trees without cycles.
final class Notation {
    private Notation() {}

    static String of(@Nullable Object value) throws CheckpointException {
        return switch (value) {
            case null -> "None";
            case Boolean truth -> truth ? "True" : "False";
            case Long number -> number.toString();
            case BigInteger number -> number.toString();
            case Double number -> "float:" + bits(number);
            case PyComplex number -> "complex:" + bits(number.re()) + bits(number.im());
            case String text -> text(text);
            case PyBytes bytes ->
                    (bytes.isMutable() ? "bytearray:" : "bytes:")
                            + HexFormat.of().formatHex(bytes.toArray());
            case PyList list -> "list[" + joined(list.items(), false) + "]";
            case PyTuple tuple -> "tuple[" + joined(tuple.items(), false) + "]";
            case PySet set ->
                    (set.isFrozen() ? "frozenset[" : "set[") + joined(set.items(), true) + "]";
            case PyDict dict -> dict(dict);
            default -> throw new AssertionError(value.getClass());
        };
    }

    private static String dict(PyDict dict) throws CheckpointException {
        StringBuilder out = new StringBuilder();
        for (PyDict.Entry entry : dict.entries()) {
            out.append(out.isEmpty() ? "" : ", ");
            out.append(of(entry.key())).append(": ").append(of(entry.value()));
        }
        PyGlobal type = dict.type();
        return (type == null ? "dict" : type.name()) + "[" + out + "]";
    }

    private static String joined(List<@Nullable Object> items, boolean sorted)
            throws CheckpointException {
        String[] texts = new String[items.size()];
        for (int i = 0; i < texts.length; i++) {
            texts[i] = of(items.get(i));
        }
        if (sorted) {
            java.util.Arrays.sort(texts);
        }
        return String.join(", ", texts);
    }

    private static String bits(double number) {
        return "%016x".formatted(Double.doubleToRawLongBits(number));
    }

    private static String text(String text) {
        StringBuilder out = new StringBuilder("\"");
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= 0x20 && c <= 0x7e && c != '"' && c != '\\') {
                out.append(c);
            } else {
                out.append("\\u%04x".formatted((int) c));
            }
        }
        return out.append('"').toString();
    }
}

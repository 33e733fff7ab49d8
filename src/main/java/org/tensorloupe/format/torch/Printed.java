package org.tensorloupe.format.torch;

import java.util.Iterator;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tensorloupe.pickle.PyDict;
import org.tensorloupe.pickle.PyList;
import org.tensorloupe.pickle.PySet;
import org.tensorloupe.pickle.PyTuple;

/// Short values on one line, as Python prints them: `(3, 3)`, `{'same': True}`.
final class Printed {
    private static final int DEEPEST = 4;

    private final StringBuilder out = new StringBuilder();
    private final int longest;

    private Printed(int longest) {
        this.longest = longest;
    }

    /// The line of a value that holds plain values only.
    ///
    /// @param longest characters
    /// @return empty if it holds anything else, or is longer or deeper than a person reads
    static Optional<String> of(@Nullable Object value, int longest) {
        Printed line = new Printed(longest);
        return line.print(value, 0) ? Optional.of(line.out.toString()) : Optional.empty();
    }

    /// Whether a value is one of pickle's own containers.
    static boolean isContainer(@Nullable Object value) {
        return switch (value) {
            case PyTuple _, PyList _, PySet _, PyDict _ -> true;
            case null, default -> false;
        };
    }

    /// The name that Python has for the type of a container.
    static String type(@Nullable Object value) {
        return switch (value) {
            case PyTuple _ -> "tuple";
            case PyList _ -> "list";
            case PySet set -> set.isFrozen() ? "frozenset" : "set";
            case PyDict dict when dict.type() != null -> dict.type().name();
            case PyDict _ -> "dict";
            case null, default -> "object";
        };
    }

    private boolean print(@Nullable Object value, int depth) {
        if (depth > DEEPEST) {
            return false;
        }
        return switch (value) {
            case PyTuple tuple -> {
                String end = tuple.size() == 1 ? ",)" : ")";
                yield all("(", tuple.items(), end, depth);
            }
            case PyList list -> all("[", list.items(), "]", depth);
            case PySet set -> all("{", set.items(), "}", depth);
            case PyDict dict -> entries(dict, depth);
            case null, default -> scalar(value);
        };
    }

    private boolean all(
            String begin, Iterable<? extends @Nullable Object> items, String end, int depth) {
        out.append(begin);
        for (Iterator<? extends @Nullable Object> each = items.iterator(); each.hasNext(); ) {
            if (!print(each.next(), depth + 1)) {
                return false;
            }
            if (each.hasNext()) {
                out.append(", ");
            }
        }
        return append(end);
    }

    private boolean entries(PyDict dict, int depth) {
        out.append('{');
        for (int i = 0; i < dict.size(); i++) {
            out.append(i == 0 ? "" : ", ");
            if (!print(dict.keyAt(i), depth + 1)) {
                return false;
            }
            out.append(": ");
            if (!print(dict.valueAt(i), depth + 1)) {
                return false;
            }
        }
        return append("}");
    }

    private boolean scalar(@Nullable Object value) {
        Optional<ValueText.Plain> plain = ValueText.of(value, longest);
        if (plain.isEmpty()) {
            return false;
        }
        String text = plain.get().text();
        return append(value instanceof String ? "'" + text + "'" : text);
    }

    private boolean append(String text) {
        out.append(text);
        return out.length() <= longest;
    }
}

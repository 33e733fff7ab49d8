package org.tensorloupe.pickle;

import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/// What a value is, in a few words of bounded length, for faults.
final class Kinds {
    private static final int LONGEST = 80;

    private Kinds() {}

    static String of(@Nullable Object value) {
        return switch (value) {
            case null -> "None";
            case Boolean _ -> "a bool";
            case Long _, BigInteger _ -> "an int";
            case Double _, PyComplex _ -> "a float";
            case String _ -> "a text";
            case PyBytes _, PyList _, PyTuple _, PySet _, PyDict _, PyObject _ ->
                    brief("a " + value);
            case PyGlobal global -> brief("the name " + global);
            default -> "a persistent object";
        };
    }

    /// The beginning of a text that may be long.
    static String brief(String text) {
        return text.length() > LONGEST ? text.substring(0, LONGEST) + "..." : text;
    }
}

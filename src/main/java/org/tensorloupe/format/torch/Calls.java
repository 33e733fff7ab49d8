package org.tensorloupe.format.torch;

import java.math.BigInteger;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.tensorloupe.pickle.PyDict;
import org.tensorloupe.pickle.PyList;
import org.tensorloupe.pickle.PyObject;
import org.tensorloupe.pickle.PyTuple;

/// The arguments of a call in a pickle, read with their types checked.
final class Calls {
    private Calls() {}

    /// An argument is not what its function takes.
    static final class ArgumentException extends Exception {
        private static final long serialVersionUID = 1L;

        ArgumentException(String message) {
            super(message, null, false, false);
        }
    }

    /// The argument at a position.
    static @Nullable Object at(PyTuple args, int position) throws ArgumentException {
        if (position >= args.size()) {
            throw new ArgumentException(
                    String.format(
                            Locale.ROOT,
                            "argument %d is missing, there are %d",
                            position,
                            args.size()));
        }
        return args.get(position);
    }

    static <T> T as(Class<T> type, PyTuple args, int position, String what)
            throws ArgumentException {
        Object value = at(args, position);
        if (!type.isInstance(value)) {
            throw new ArgumentException(
                    String.format(
                            Locale.ROOT,
                            "argument %d is not %s but %s",
                            position,
                            what,
                            kind(value)));
        }
        return type.cast(value);
    }

    static long integer(PyTuple args, int position) throws ArgumentException {
        return as(Long.class, args, position, "an integer");
    }

    static double number(PyTuple args, int position) throws ArgumentException {
        return as(Number.class, args, position, "a number").doubleValue();
    }

    static boolean flag(PyTuple args, int position) throws ArgumentException {
        return at(args, position) instanceof Boolean flag && flag;
    }

    /// A tuple, list or `torch.Size` of integers.
    static long[] integers(@Nullable Object value) throws ArgumentException {
        List<@Nullable Object> items =
                switch (value) {
                    case PyTuple tuple -> tuple.items();
                    case PyList list -> list.items();
                    case PyObject size
                            when size.isOf("torch", "Size")
                                    && size.args().size() == 1
                                    && size.args().get(0) instanceof PyTuple tuple ->
                            tuple.items();
                    case null, default ->
                            throw new ArgumentException("not a list of sizes but " + kind(value));
                };
        long[] out = new long[items.size()];
        for (int i = 0; i < out.length; i++) {
            if (!(items.get(i) instanceof Long number)) {
                throw new ArgumentException("a size is not an integer but " + kind(items.get(i)));
            }
            out[i] = number;
        }
        return out;
    }

    /// What a value is, for messages.
    static String kind(@Nullable Object value) {
        return switch (value) {
            case null -> "None";
            case Boolean _ -> "a bool";
            case Long number -> "the integer " + number;
            case BigInteger _ -> "a huge integer";
            case Double number -> "the number " + number;
            case String _ -> "a text";
            case PyTuple _ -> "a tuple";
            case PyList _ -> "a list";
            case PyDict _ -> "a dict";
            default -> value.toString();
        };
    }
}

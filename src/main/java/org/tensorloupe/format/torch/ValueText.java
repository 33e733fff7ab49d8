package org.tensorloupe.format.torch;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tensorloupe.fault.CheckpointException;
import org.tensorloupe.pickle.PyBytes;
import org.tensorloupe.pickle.PyComplex;
import org.tensorloupe.pickle.PyGlobal;
import org.tensorloupe.pickle.PyObject;
import org.tensorloupe.pickle.PyPersistentId;
import org.tensorloupe.tensor.Decimals;

/// Plain values as a person reads them, close to how Python prints them.
final class ValueText {
    private static final int SHOWN_BYTES = 64;

    private ValueText() {}

    /// A value's type and text.
    record Plain(String type, String text) {}

    /// The text of a value that is not a container of others.
    ///
    /// @param longest characters after which a text is cut, with a mark
    static Optional<Plain> of(@Nullable Object value, int longest) {
        return Optional.ofNullable(
                switch (value) {
                    case null -> new Plain("NoneType", "None");
                    case Boolean b -> new Plain("bool", b ? "True" : "False");
                    case Long n -> new Plain("int", n.toString());
                    case BigInteger n -> new Plain("int", cut(n.toString(), longest));
                    case Double d -> new Plain("float", number(d));
                    case String s -> new Plain("str", cut(s, longest));
                    case PyComplex c -> new Plain("complex", complex(c));
                    case PyBytes b -> new Plain(b.isMutable() ? "bytearray" : "bytes", bytes(b));
                    case PyGlobal g -> global(g);
                    case PyPersistentId _ -> new Plain("persistent id", "a reference outside");
                    case TorchStorage s -> storage(s);
                    case PyObject call -> CallText.of(call, longest).orElse(null);
                    default -> null;
                });
    }

    private static Plain global(PyGlobal global) {
        boolean dtype = TorchTypes.ofGlobal(global).isPresent();
        return new Plain(dtype ? "torch.dtype" : "class", global.qualifiedName());
    }

    private static Plain storage(TorchStorage storage) {
        String type = storage.dtype() == null ? "untyped" : storage.dtype().name();
        return new Plain(
                "storage", String.format(Locale.ROOT, "%s, %,d bytes", type, storage.ref().size()));
    }

    private static String bytes(PyBytes bytes) {
        try {
            byte[] head = bytes.view().bytes(0, (int) Math.min(bytes.size(), SHOWN_BYTES));
            boolean printable = true;
            for (byte b : head) {
                printable &= b >= ' ' && b < 127;
            }
            String shown =
                    printable
                            ? new String(head, StandardCharsets.US_ASCII)
                            : HexFormat.ofDelimiter(" ").formatHex(head);
            return bytes.size() > head.length
                    ? String.format(Locale.ROOT, "%s… (%,d bytes)", shown, bytes.size())
                    : shown;
        } catch (CheckpointException e) {
            return String.valueOf(e.getMessage());
        }
    }

    private static String complex(PyComplex value) {
        String imaginary = Decimals.text(value.im());
        String sign = imaginary.startsWith("-") ? "" : "+";
        return "(" + Decimals.text(value.re()) + sign + imaginary + "j)";
    }

    /// As Python prints a float.
    static String number(double value) {
        String text = Decimals.text(value);
        boolean whole = text.chars().allMatch(c -> c == '-' || Character.isDigit(c));
        return whole ? text + ".0" : text;
    }

    /// A text, cut with a mark if it is longer than that.
    static String cut(String text, int longest) {
        return text.length() <= longest
                ? text
                : text.substring(0, longest)
                        + String.format(Locale.ROOT, "… (%,d characters)", text.length());
    }
}

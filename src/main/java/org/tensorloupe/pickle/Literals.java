package org.tensorloupe.pickle;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.util.Locale;
import java.util.regex.Pattern;

/// The literals of protocol 0, as Python reads them.
final class Literals {
    private static final Pattern REAL =
            Pattern.compile("[+-]?(\\d+(\\.\\d*)?|\\.\\d+)([eE][+-]?\\d+)?");
    private static final Pattern DIGITS = Pattern.compile("[0-9a-zA-Z]+(_[0-9a-zA-Z]+)*");

    private Literals() {}

    /// An integer in Python's notation, such as `-12`, `0x1f`, `010` (which is 8) or `1_000`: a Long,
    /// or a BigInteger if it does not fit.
    static Object integer(PickleInput source, String line) throws PickleStop {
        String text = line.strip();
        boolean negative = text.startsWith("-");
        String digits = negative || text.startsWith("+") ? text.substring(1) : text;
        int radix = radix(digits);
        if (radix != 10) {
            digits = digits.substring(Character.isDigit(digits.charAt(1)) ? 1 : 2);
        }
        if (!DIGITS.matcher(digits).matches()) {
            throw source.malformed("an integer", quoted(line));
        }
        digits = digits.replace("_", "");
        try {
            BigInteger size = new BigInteger(digits, radix);
            return KeyRules.whole(negative ? size.negate() : size);
        } catch (NumberFormatException _) {
            throw source.malformed("an integer", quoted(line));
        }
    }

    private static int radix(String digits) {
        return switch (digits.length() < 2 ? "" : digits.substring(0, 2)) {
            case "0x", "0X" -> 16;
            case "0o", "0O" -> 8;
            case "0b", "0B" -> 2;
            case "00", "01", "02", "03", "04", "05", "06", "07" -> 8;
            default -> 10;
        };
    }

    /// A float in Python's notation.
    static double real(PickleInput source, String line) throws PickleStop {
        String text = line.strip();
        if (REAL.matcher(text).matches()) {
            return Double.parseDouble(text);
        }
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "inf", "+inf", "infinity", "+infinity" -> Double.POSITIVE_INFINITY;
            case "-inf", "-infinity" -> Double.NEGATIVE_INFINITY;
            case "nan", "+nan", "-nan" -> Double.NaN;
            default -> throw source.malformed("a float", quoted(line));
        };
    }

    /// The bytes of a quoted literal with Python 2's escapes.
    static byte[] unquote(PickleInput source, byte[] line) throws PickleStop {
        int end = line.length;
        while (end > 0 && line[end - 1] <= ' ' && line[end - 1] >= 0) {
            end--;
        }
        if (end < 2 || line[0] != line[end - 1] || (line[0] != '\'' && line[0] != '"')) {
            throw source.malformed("a text in quotes", "something else");
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream(end);
        int at = 1;
        int stop = end - 1;
        while (at < stop) {
            int c = line[at++];
            if (c != '\\') {
                out.write(c);
                continue;
            }
            if (at == stop) {
                throw source.malformed("an escape", "the end of the text");
            }
            c = line[at++];
            switch (c) {
                case '\n' -> {}
                case 'a' -> out.write(7);
                case 'b' -> out.write(8);
                case 't' -> out.write(9);
                case 'n' -> out.write(10);
                case 'v' -> out.write(11);
                case 'f' -> out.write(12);
                case 'r' -> out.write(13);
                case '\\', '\'', '"' -> out.write(c);
                case 'x' -> {
                    if (stop - at < 2) {
                        throw source.malformed("two hexadecimal digits", "the end of the text");
                    }
                    out.write(hex(source, line, at, 2));
                    at += 2;
                }
                case '0', '1', '2', '3', '4', '5', '6', '7' -> {
                    int value = c - '0';
                    for (int i = 0; i < 2 && at < stop && line[at] >= '0' && line[at] <= '7'; i++) {
                        value = value * 8 + line[at++] - '0';
                    }
                    out.write(value);
                }
                default -> {
                    out.write('\\');
                    out.write(c);
                }
            }
        }
        return out.toByteArray();
    }

    /// A text in Latin-1 with `\\uXXXX` and `\\UXXXXXXXX`.
    static String rawUnicode(PickleInput source, byte[] line) throws PickleStop {
        StringBuilder out = new StringBuilder(line.length);
        int at = 0;
        while (at < line.length) {
            int c = line[at++] & 0xff;
            out.append((char) c);
            if (c != '\\' || at == line.length) {
                continue;
            }
            c = line[at++] & 0xff;
            if (c != 'u' && c != 'U') {
                out.append((char) c);
                continue;
            }
            int digits = c == 'u' ? 4 : 8;
            if (line.length - at < digits) {
                throw source.malformed("an escaped character", "the end of the text");
            }
            long code = hex(source, line, at, digits);
            if (code > Character.MAX_CODE_POINT) {
                throw source.malformed("a character", "number " + code);
            }
            at += digits;
            out.setLength(out.length() - 1);
            out.appendCodePoint((int) code);
        }
        return out.toString();
    }

    private static int hex(PickleInput source, byte[] line, int at, int count) throws PickleStop {
        long value = 0;
        for (int i = at; i < at + count; i++) {
            int digit = line[i] < 0 ? -1 : Character.digit(line[i], 16);
            if (digit < 0) {
                throw source.malformed("a hexadecimal digit", "something else");
            }
            value = value << 4 | digit;
        }
        return (int) Math.min(value, Integer.MAX_VALUE);
    }

    private static String quoted(String line) {
        return '"' + Kinds.brief(line) + '"';
    }
}

package org.tensorloupe.format.numpy;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Element types that are no numbers, in words and by size.
final class NpyElement {
    private static final Pattern DESCR = Pattern.compile("[<>|=]?([a-zA-Z?])(\\d{0,9})(\\[.*])?");
    private static final int DEEPEST = 16;
    private static final int LONGEST = 200;

    private NpyElement() {}

    /// What a type is called: `text <U7`, `structured (x <f4, y <i8)`.
    static String text(Object descr) {
        String text = descr instanceof List<?> ? "structured " + fields(descr, 0) : kind(descr);
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
    }

    private static String kind(Object descr) {
        Matcher matcher = DESCR.matcher(String.valueOf(descr));
        if (!matcher.matches()) {
            return "unknown type " + descr;
        }
        return switch (matcher.group(1)) {
            case "U" -> "text " + descr;
            case "S", "a" -> "bytes " + descr;
            case "V" -> "void " + descr;
            case "M" -> "datetime64 " + descr;
            case "m" -> "timedelta64 " + descr;
            case "f", "c" -> "extended precision " + descr;
            default -> "type " + descr;
        };
    }

    private static String fields(Object descr, int depth) {
        if (!(descr instanceof List<?> fields) || depth > DEEPEST) {
            return String.valueOf(descr);
        }
        StringBuilder out = new StringBuilder("(");
        for (Object field : fields) {
            out.append(out.length() == 1 ? "" : ", ");
            if (field instanceof List<?> parts && parts.size() >= 2) {
                out.append(parts.get(0)).append(' ').append(fields(parts.get(1), depth + 1));
                if (parts.size() > 2) {
                    out.append(parts.get(2));
                }
            } else {
                out.append(field);
            }
        }
        return out.append(')').toString();
    }

    /// Bytes of an element, -1 if that is unknown.
    static long size(Object descr) {
        try {
            return size(descr, 0);
        } catch (ArithmeticException _) {
            return -1;
        }
    }

    private static long size(Object descr, int depth) {
        if (descr instanceof List<?> fields && depth <= DEEPEST) {
            long sum = 0;
            for (Object field : fields) {
                if (!(field instanceof List<?> parts) || parts.size() < 2) {
                    return -1;
                }
                long one = size(parts.get(1), depth + 1);
                if (one < 0) {
                    return -1;
                }
                if (parts.size() > 2) {
                    one = Math.multiplyExact(one, count(parts.get(2)));
                }
                sum = Math.addExact(sum, one);
            }
            return sum;
        }
        Matcher matcher = DESCR.matcher(String.valueOf(descr));
        if (!matcher.matches() || matcher.group(2).isEmpty()) {
            return -1;
        }
        long number = Long.parseLong(matcher.group(2));
        return matcher.group(1).equals("U") ? number * 4 : number;
    }

    /// Elements of a field that is an array itself.
    private static long count(Object shape) {
        long count = 1;
        if (shape instanceof Long size) {
            return Math.max(0, size);
        }
        if (shape instanceof List<?> sizes) {
            for (Object size : sizes) {
                count = Math.multiplyExact(count, size instanceof Long n ? Math.max(0, n) : 1);
            }
        }
        return count;
    }
}

package org.tensorloupe.ui.code;

/// Breaks a JSON text that stands in one line into lines, one member each. Only spaces between
/// its parts change, and it never fails: what is no JSON comes out in odd lines.
final class JsonLayout {
    private static final int DEEPEST = 40;

    private JsonLayout() {}

    static String lines(String json) {
        StringBuilder out = new StringBuilder(json.length() + json.length() / 2);
        int depth = 0;
        boolean quoted = false;
        for (int at = 0; at < json.length(); at++) {
            char c = json.charAt(at);
            if (quoted) {
                out.append(c);
                if (c == '\\' && at + 1 < json.length()) {
                    out.append(json.charAt(++at));
                }
                quoted = c != '"';
                continue;
            }
            switch (c) {
                case '"' -> {
                    out.append(c);
                    quoted = true;
                }
                case '{', '[' -> {
                    int next = afterSpace(json, at + 1);
                    if (next < json.length() && isClosing(json.charAt(next))) {
                        out.append(c).append(json.charAt(next));
                        at = next;
                    } else {
                        out.append(c);
                        newLine(out, ++depth);
                    }
                }
                case '}', ']' -> {
                    depth = Math.max(0, depth - 1);
                    newLine(out, depth);
                    out.append(c);
                }
                case ',' -> {
                    out.append(c);
                    newLine(out, depth);
                }
                case ':' -> out.append(": ");
                case ' ', '\t', '\n', '\r' -> {}
                default -> out.append(c);
            }
        }
        return out.toString();
    }

    private static boolean isClosing(char c) {
        return c == '}' || c == ']';
    }

    private static int afterSpace(String json, int from) {
        int at = from;
        while (at < json.length() && Character.isWhitespace(json.charAt(at))) {
            at++;
        }
        return at;
    }

    private static void newLine(StringBuilder out, int depth) {
        out.append('\n').repeat("  ", Math.min(depth, DEEPEST));
    }
}

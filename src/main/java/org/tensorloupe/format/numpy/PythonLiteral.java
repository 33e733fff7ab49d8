package org.tensorloupe.format.numpy;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tensorloupe.fault.CheckpointException;
import org.tensorloupe.fault.FormatFault;

/// Reads the dictionary that a `.npy` header is: of Python's literals those that NumPy writes there.
///
/// Values are `String`, `Long`, `Boolean`, and `List` for tuples and lists. Nothing is evaluated.
final class PythonLiteral {
    private static final int DEEPEST = 16;
    private static final int LONGEST_FOUND = 20;

    private final String where;
    private final String text;
    private int at;

    private PythonLiteral(String where, String text) {
        this.where = where;
        this.text = text;
    }

    /// The entries of a dictionary.
    ///
    /// @param where the place of the text, for faults
    /// @throws CheckpointException if the text is anything else
    static Map<String, Object> dict(String where, String text) throws CheckpointException {
        PythonLiteral reader = new PythonLiteral(where, text);
        Map<String, Object> entries = reader.dict();
        reader.space();
        if (reader.at < text.length()) {
            throw reader.unexpected("nothing after the dictionary");
        }
        return entries;
    }

    private Map<String, Object> dict() throws CheckpointException {
        Map<String, Object> entries = new LinkedHashMap<>();
        expect('{');
        while (!next('}')) {
            space();
            String key = string();
            expect(':');
            if (entries.put(key, value(0)) != null) {
                throw unexpected("one entry for " + key);
            }
            if (!next(',')) {
                expect('}');
                break;
            }
        }
        return entries;
    }

    private Object value(int depth) throws CheckpointException {
        if (depth > DEEPEST) {
            throw new CheckpointException(
                    new FormatFault.LimitExceeded(where, "nested lists", DEEPEST, depth));
        }
        space();
        char first = peek();
        if (first == '\'' || first == '"') {
            return string();
        }
        if (first == '(' || first == '[') {
            at++;
            return items(first == '(' ? ')' : ']', depth);
        }
        if (text.startsWith("True", at)) {
            at += "True".length();
            return true;
        }
        if (text.startsWith("False", at)) {
            at += "False".length();
            return false;
        }
        return number();
    }

    private List<Object> items(char end, int depth) throws CheckpointException {
        List<Object> items = new ArrayList<>();
        while (!next(end)) {
            items.add(value(depth + 1));
            if (!next(',')) {
                expect(end);
                break;
            }
        }
        return items;
    }

    /// Digits, with the `L` that Python 2 wrote behind some.
    private Long number() throws CheckpointException {
        int from = at;
        if (peek() == '-') {
            at++;
        }
        while (peek() >= '0' && peek() <= '9') {
            at++;
        }
        try {
            long value = Long.parseLong(text, from, at, 10);
            if (peek() == 'L') {
                at++;
            }
            return value;
        } catch (NumberFormatException _) {
            at = from;
            throw unexpected("a literal");
        }
    }

    private String string() throws CheckpointException {
        char quote = peek();
        if (quote != '\'' && quote != '"') {
            throw unexpected("a text in quotes");
        }
        StringBuilder out = new StringBuilder();
        for (at++; at < text.length(); at++) {
            char c = text.charAt(at);
            if (c == quote) {
                at++;
                return out.toString();
            }
            if (c == '\\' && at + 1 < text.length()) {
                at++;
                c = text.charAt(at);
                if (c != '\\' && c != '\'' && c != '"') {
                    out.append('\\');
                }
            }
            out.append(c);
        }
        throw unexpected("the end of a text");
    }

    private void space() {
        while (at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
    }

    /// The character that follows; 0 at the end.
    private char peek() {
        return at < text.length() ? text.charAt(at) : 0;
    }

    private boolean next(char wanted) {
        space();
        if (peek() != wanted) {
            return false;
        }
        at++;
        return true;
    }

    private void expect(char wanted) throws CheckpointException {
        if (!next(wanted)) {
            throw unexpected(String.valueOf(wanted));
        }
    }

    private CheckpointException unexpected(String expected) {
        String rest = text.substring(Math.min(at, text.length()));
        String found =
                rest.isEmpty()
                        ? "its end"
                        : rest.length() > LONGEST_FOUND
                                ? rest.substring(0, LONGEST_FOUND) + "…"
                                : rest;
        return new CheckpointException(
                new FormatFault.Malformed(
                        where + " > header, character " + at, expected, found.strip()));
    }
}

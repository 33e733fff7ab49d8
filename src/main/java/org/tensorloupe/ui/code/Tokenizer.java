package org.tensorloupe.ui.code;

import java.util.List;
import java.util.Locale;

/// Finds what to colour, line after line. It knows enough of a language for that and no more, and
/// never fails, whatever the text is. For one thread, and one text from its first line on.
interface Tokenizer {
    /// The coloured parts of the next line, in order, without overlap.
    List<Token> next(String line);

    /// A fresh one for a language; one that colours nothing if the language is unknown.
    ///
    /// @param language as a text of a checkpoint names it: `Python`, `JSON`
    static Tokenizer of(String language) {
        return switch (language.toLowerCase(Locale.ROOT)) {
            case "python" -> new PythonTokenizer();
            case "json" -> new JsonTokenizer();
            default -> _ -> List.of();
        };
    }

    /// The end of a number that begins at `from`.
    static int numberEnd(String line, int from) {
        int at = from;
        while (at < line.length()) {
            char c = line.charAt(at);
            char before = at > from ? line.charAt(at - 1) : ' ';
            boolean sign = (c == '+' || c == '-') && (before == 'e' || before == 'E');
            if (c != '.' && c != '_' && !Character.isLetterOrDigit(c) && !sign) {
                break;
            }
            at++;
        }
        return at;
    }
}

package org.tensorloupe.ui.code;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Python's comments, strings (also over several lines), keywords and numbers.
final class PythonTokenizer implements Tokenizer {
    private static final Set<String> KEYWORDS =
            Set.of(
                    "False",
                    "None",
                    "True",
                    "and",
                    "as",
                    "assert",
                    "async",
                    "await",
                    "break",
                    "class",
                    "continue",
                    "def",
                    "del",
                    "elif",
                    "else",
                    "except",
                    "finally",
                    "for",
                    "from",
                    "global",
                    "if",
                    "import",
                    "in",
                    "is",
                    "lambda",
                    "nonlocal",
                    "not",
                    "or",
                    "pass",
                    "raise",
                    "return",
                    "try",
                    "while",
                    "with",
                    "yield");

    /// The quotes that end the string that the line begins in; null outside of one.
    private @Nullable String open;

    @Override
    public List<Token> next(String line) {
        List<Token> tokens = new ArrayList<>();
        int at = 0;
        if (open != null) {
            at = stringEnd(line, 0, open);
            tokens.add(new Token(0, at, Token.Kind.STRING));
        }
        while (at < line.length()) {
            char c = line.charAt(at);
            int from = at;
            if (c == '#') {
                at = line.length();
                tokens.add(new Token(from, at, Token.Kind.COMMENT));
            } else if (c == '"' || c == '\'') {
                at = string(line, at);
                tokens.add(new Token(from, at, Token.Kind.STRING));
            } else if (c >= '0' && c <= '9') {
                at = Tokenizer.numberEnd(line, at);
                tokens.add(new Token(from, at, Token.Kind.NUMBER));
            } else if (Character.isJavaIdentifierStart(c)) {
                at = wordEnd(line, at);
                if (KEYWORDS.contains(line.substring(from, at))) {
                    tokens.add(new Token(from, at, Token.Kind.KEYWORD));
                }
            } else {
                at++;
            }
        }
        return tokens;
    }

    private static int wordEnd(String line, int from) {
        int at = from;
        while (at < line.length() && Character.isJavaIdentifierPart(line.charAt(at))) {
            at++;
        }
        return at;
    }

    private int string(String line, int from) {
        String quote = line.substring(from, from + 1);
        String triple = quote.repeat(3);
        return line.startsWith(triple, from)
                ? stringEnd(line, from + 3, triple)
                : stringEnd(line, from + 1, quote);
    }

    /// A string of single quotes ends with its line, unless a backslash continues it.
    private int stringEnd(String line, int from, String quotes) {
        open = null;
        for (int at = from; at < line.length(); at++) {
            if (line.charAt(at) == '\\') {
                at++;
                if (at >= line.length()) {
                    open = quotes;
                }
            } else if (line.startsWith(quotes, at)) {
                return at + quotes.length();
            }
        }
        if (quotes.length() == 3) {
            open = quotes;
        }
        return line.length();
    }
}

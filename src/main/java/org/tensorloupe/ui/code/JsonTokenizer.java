package org.tensorloupe.ui.code;

import java.util.ArrayList;
import java.util.List;

/// JSON's names, strings, numbers and words.
final class JsonTokenizer implements Tokenizer {
    @Override
    public List<Token> next(String line) {
        List<Token> tokens = new ArrayList<>();
        int at = 0;
        while (at < line.length()) {
            char c = line.charAt(at);
            int from = at;
            if (c == '"') {
                at = stringEnd(line, at + 1);
                Token.Kind kind = isName(line, at) ? Token.Kind.KEY : Token.Kind.STRING;
                tokens.add(new Token(from, at, kind));
            } else if (c == '-' || (c >= '0' && c <= '9')) {
                at = Tokenizer.numberEnd(line, at + 1);
                tokens.add(new Token(from, at, Token.Kind.NUMBER));
            } else if (c >= 'a' && c <= 'z') {
                at = Tokenizer.numberEnd(line, at);
                tokens.add(new Token(from, at, Token.Kind.KEYWORD));
            } else {
                at++;
            }
        }
        return tokens;
    }

    private static int stringEnd(String line, int from) {
        for (int at = from; at < line.length(); at++) {
            if (line.charAt(at) == '\\') {
                at++;
            } else if (line.charAt(at) == '"') {
                return at + 1;
            }
        }
        return line.length();
    }

    private static boolean isName(String line, int end) {
        int at = end;
        while (at < line.length() && line.charAt(at) == ' ') {
            at++;
        }
        return at < line.length() && line.charAt(at) == ':';
    }
}

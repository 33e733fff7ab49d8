package org.tensorloupe.format.exported;

import java.util.regex.Pattern;

/// Symbolic sizes as SymPy prints them with `srepr`, in shorter words.
final class Expressions {
    private static final int LONGEST = 200;
    private static final Pattern SYMBOL = Pattern.compile("Symbol\\('(\\w{1,40})'[^()]{0,80}\\)");
    private static final Pattern INTEGER = Pattern.compile("Integer\\((-?\\d{1,20})\\)");

    private Expressions() {}

    /// The expression with names for symbols and digits for integers; what is longer than 200
    /// characters is cut.
    static String plain(String expression) {
        String cut =
                expression.length() > 20 * LONGEST
                        ? expression.substring(0, 20 * LONGEST)
                        : expression;
        String plain = INTEGER.matcher(SYMBOL.matcher(cut).replaceAll("$1")).replaceAll("$1");
        return plain.length() > LONGEST ? plain.substring(0, LONGEST) + "…" : plain;
    }
}

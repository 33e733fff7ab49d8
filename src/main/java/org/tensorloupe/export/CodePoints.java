package org.tensorloupe.export;

import java.util.Comparator;

/// The order of texts by their code points, which is Python's, and that of their bytes in UTF-8.
final class CodePoints {
    static final Comparator<String> ORDER = CodePoints::compare;

    private CodePoints() {}

    private static int compare(String a, String b) {
        int length = Math.min(a.length(), b.length());
        for (int i = 0; i < length; i++) {
            char x = a.charAt(i);
            char y = b.charAt(i);
            if (x != y) {
                boolean bothOutside = Character.isSurrogate(x) == Character.isSurrogate(y);
                return bothOutside ? Character.compare(x, y) : Character.isSurrogate(x) ? 1 : -1;
            }
        }
        return Integer.compare(a.length(), b.length());
    }

    /// Whether UTF-8 can hold a text: it has no half of a pair of surrogates.
    static boolean areWhole(String text) {
        return text.codePoints().noneMatch(c -> c >= 0xD800 && c <= 0xDFFF);
    }
}

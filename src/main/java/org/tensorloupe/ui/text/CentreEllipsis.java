package org.tensorloupe.ui.text;

import java.util.function.ToDoubleFunction;

/// A text cut in the middle, because both ends tell names apart.
///
/// @param text what is shown
/// @param head characters kept from the beginning; all if nothing is cut
/// @param tail characters kept from the end; 0 if nothing is cut
public record CentreEllipsis(String text, int head, int tail) {
    /// What stands for the part left out.
    public static final String DOTS = "…";

    /// Cuts a text to a width.
    ///
    /// @param measure width of a text, in the unit of `width`
    public static CentreEllipsis fit(String text, double width, ToDoubleFunction<String> measure) {
        if (measure.applyAsDouble(text) <= width) {
            return new CentreEllipsis(text, text.length(), 0);
        }
        int least = 0;
        int most = Math.max(0, text.length() - 1);
        while (least < most) {
            int middle = (least + most + 1) / 2;
            if (measure.applyAsDouble(cut(text, middle)) <= width) {
                least = middle;
            } else {
                most = middle - 1;
            }
        }
        int head = head(text, least);
        return new CentreEllipsis(cut(text, least), head, text.length() - tail(text, least));
    }

    /// The text with `kept` characters of its ends.
    private static String cut(String text, int kept) {
        return text.substring(0, head(text, kept)) + DOTS + text.substring(tail(text, kept));
    }

    /// Where the first part ends: before a character, not within one.
    private static int head(String text, int kept) {
        int end = (kept + 1) / 2;
        while (end > 0 && end < text.length() && continues(text, end)) {
            end--;
        }
        return end;
    }

    /// Where the last part begins.
    private static int tail(String text, int kept) {
        int begin = text.length() - kept / 2;
        while (begin < text.length() && continues(text, begin)) {
            begin++;
        }
        return begin;
    }

    /// Whether what stands here belongs to the character before: the second half of a pair, a mark.
    private static boolean continues(String text, int at) {
        if (Character.isLowSurrogate(text.charAt(at))) {
            return true;
        }
        return switch (Character.getType(text.codePointAt(at))) {
            case Character.NON_SPACING_MARK,
                    Character.COMBINING_SPACING_MARK,
                    Character.ENCLOSING_MARK ->
                    true;
            default -> false;
        };
    }

    /// Whether something was left out.
    public boolean isCut() {
        return tail > 0 || text.endsWith(DOTS);
    }

    /// Where a character of the whole text stands in the shown one; the dots stand for all that are
    /// left out.
    ///
    /// @param index 0 to `length`
    /// @param length length of the whole text
    public int shown(int index, int length) {
        if (index <= head) {
            return index;
        }
        int fromEnd = length - index;
        return fromEnd <= tail ? text.length() - fromEnd : Math.min(head + 1, text.length());
    }
}

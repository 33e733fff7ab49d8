package org.tensorloupe.ui.text;

/// A name in a line that is read from left to right, whatever script it is in.
///
/// By itself the toolkit takes a line's direction from its first letter and joins neighbouring words
/// of Hebrew or Arabic across the dot between them: `א.ב.weight` would show its parts in reverse,
/// and what follows a name would wander to its other side. An invisible left-to-right mark (U+200E)
/// at both ends and beside every dot and slash keeps the order of the path; a part itself still
/// reads as its script does. Marks, unlike isolates, do no harm where a label is cut between them.
/// Immutable.
///
/// @param text the name with its marks; the name itself if it needs none
/// @param name the name without them
public record LeftToRight(String text, String name) {
    private static final char MARK = '\u200E';
    private static final char FIRST = '\u0590';

    /// A name that is visible; see [Names#visible].
    public static LeftToRight of(String name) {
        return new LeftToRight(turns(name) ? marked(name) : name, name);
    }

    /// Whether something in a text is read from right to left.
    public static boolean turns(String name) {
        for (int i = 0; i < name.length(); i++) {
            if (name.charAt(i) >= FIRST) {
                int letter = name.codePointAt(i);
                switch (Character.getDirectionality(letter)) {
                    case Character.DIRECTIONALITY_RIGHT_TO_LEFT,
                            Character.DIRECTIONALITY_RIGHT_TO_LEFT_ARABIC,
                            Character.DIRECTIONALITY_ARABIC_NUMBER -> {
                        return true;
                    }
                    default -> i += Character.charCount(letter) - 1;
                }
            }
        }
        return false;
    }

    private static String marked(String name) {
        StringBuilder text = new StringBuilder(name.length() + 16).append(MARK);
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (parts(c)) {
                text.append(MARK).append(c).append(MARK);
            } else {
                text.append(c);
            }
        }
        return text.append(MARK).toString();
    }

    private static boolean parts(char c) {
        return c == '.' || c == '/' || c == '\\' || c == '…';
    }

    /// Where a character of the name stands in the text.
    ///
    /// @param index 0 to the length of the name
    public int place(int index) {
        if (text.length() == name.length()) {
            return index;
        }
        int place = index + 1;
        for (int i = 0; i < index; i++) {
            place += parts(name.charAt(i)) ? 2 : 0;
        }
        return place;
    }
}

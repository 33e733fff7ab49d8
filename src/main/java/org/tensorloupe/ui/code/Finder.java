package org.tensorloupe.ui.code;

import java.util.ArrayList;
import java.util.List;

/// Where a word stands in a text, however it is capitalised.
///
/// @param places in the order of the text
/// @param more whether there are further places that were not counted
record Finder(List<Place> places, boolean more) {
    /// The most places that are counted.
    static final int MOST = 10_000;

    /// Nothing is sought.
    static final Finder NONE = new Finder(List.of(), false);

    /// One of them.
    ///
    /// @param line counted from 0
    /// @param from its first character within the line
    /// @param to the character after its last
    record Place(int line, int from, int to) {}

    /// Copies the list.
    Finder {
        places = List.copyOf(places);
    }

    static Finder of(List<String> text, String word) {
        if (word.isEmpty()) {
            return NONE;
        }
        List<Place> places = new ArrayList<>();
        for (int line = 0; line < text.size(); line++) {
            String here = text.get(line);
            int at = 0;
            while (at + word.length() <= here.length()) {
                if (!here.regionMatches(true, at, word, 0, word.length())) {
                    at++;
                    continue;
                }
                if (places.size() == MOST) {
                    return new Finder(places, true);
                }
                places.add(new Place(line, at, at + word.length()));
                at += word.length();
            }
        }
        return new Finder(places, false);
    }

    int count() {
        return places.size();
    }

    /// The number of the first place at or after a character of a line; 0 if all stand before it.
    int after(int line, int column) {
        for (int i = 0; i < places.size(); i++) {
            Place place = places.get(i);
            if (place.line() > line || (place.line() == line && place.from() >= column)) {
                return i;
            }
        }
        return 0;
    }
}

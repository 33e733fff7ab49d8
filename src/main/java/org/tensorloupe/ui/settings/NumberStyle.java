package org.tensorloupe.ui.settings;

import java.util.Locale;

/// How numbers are written in the window; in files they are always the same. In a style that was
/// chosen the words of dates stay English, as the window's own.
public enum NumberStyle {
    /// As the system writes them.
    SYSTEM(""),
    /// `1,234.5`
    POINT("en-US"),
    /// `1.234,5`
    COMMA("en-DE"),
    /// `1 234,5`
    SPACE("en-FI");

    private final String tag;

    NumberStyle(String tag) {
        this.tag = tag;
    }

    /// The locale that formats so.
    ///
    /// @param system the format locale of the system
    public Locale locale(Locale system) {
        return tag.isEmpty() ? system : Locale.forLanguageTag(tag);
    }
}

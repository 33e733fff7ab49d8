package org.tensorloupe.testkit;

import java.util.Locale;

/// The default locale of one kind, put back in the end.
public final class Region implements AutoCloseable {
    private final Locale.Category kind;
    private final Locale before;

    private Region(Locale.Category kind, Locale locale) {
        this.kind = kind;
        this.before = Locale.getDefault(kind);
        Locale.setDefault(kind, locale);
    }

    /// Numbers as a region writes them.
    public static Region numbers(String tag) {
        return new Region(Locale.Category.FORMAT, Locale.forLanguageTag(tag));
    }

    /// Words of a language.
    public static Region words(String tag) {
        return new Region(Locale.Category.DISPLAY, Locale.forLanguageTag(tag));
    }

    @Override
    public void close() {
        Locale.setDefault(kind, before);
    }
}

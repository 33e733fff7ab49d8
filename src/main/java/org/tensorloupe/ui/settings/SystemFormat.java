package org.tensorloupe.ui.settings;

import java.util.Locale;

/// How the system formats numbers, whatever was chosen since.
public final class SystemFormat {
    /// Asked before anything was chosen: the first use is at start.
    public static final Locale LOCALE = Locale.getDefault(Locale.Category.FORMAT);

    private SystemFormat() {}

    /// Lets all formatters of the window write numbers in a style. What stands in the window already
    /// is not changed, and files are not written by it.
    public static void use(NumberStyle style) {
        Locale.setDefault(Locale.Category.FORMAT, style.locale(LOCALE));
    }
}

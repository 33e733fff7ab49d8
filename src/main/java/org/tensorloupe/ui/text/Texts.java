package org.tensorloupe.ui.text;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/// The words of one room of the window, from the resource bundle `texts` beside its classes. English
/// is the bundle itself; a translation is one more file: `texts_de.properties`.
///
/// Texts with values are [MessageFormat] patterns: numbers in them follow the user's format locale,
/// plurals are choices. An apostrophe is written ’, because MessageFormat takes ' for itself. Immutable;
/// any thread.
public final class Texts {
    private final ResourceBundle bundle;

    private Texts(ResourceBundle bundle) {
        this.bundle = bundle;
    }

    /// The words of the room that a class lives in.
    ///
    /// @throws java.util.MissingResourceException if the room has no bundle
    public static Texts of(Class<?> resident) {
        return new Texts(
                ResourceBundle.getBundle(
                        resident.getPackageName() + ".texts",
                        Locale.getDefault(Locale.Category.DISPLAY),
                        resident.getClassLoader()));
    }

    /// A text as it stands.
    ///
    /// @throws java.util.MissingResourceException if there is none of that key
    public String get(String key) {
        return bundle.getString(key);
    }

    /// A text with values put in.
    ///
    /// @param values for `{0}`, `{1}` and so on
    /// @throws java.util.MissingResourceException if there is none of that key
    public String get(String key, Object... values) {
        Locale locale = Locale.getDefault(Locale.Category.FORMAT);
        return new MessageFormat(bundle.getString(key), locale).format(values);
    }
}

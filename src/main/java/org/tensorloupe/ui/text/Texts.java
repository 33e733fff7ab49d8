package org.tensorloupe.ui.text;

import java.text.MessageFormat;
import java.util.Arrays;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.ResourceBundle.Control;
import org.jspecify.annotations.Nullable;

/// The words of one room of the window, from the resource bundle `texts` beside its classes. English
/// is the bundle itself; a translation is one more file: `texts_de.properties`.
///
/// Texts with values are [MessageFormat] patterns: numbers in them follow the user's region. An
/// apostrophe is written ’, because MessageFormat takes ' for itself. A value in Hebrew or Arabic
/// stays in its place in the sentence. A bundle is read when its first
/// text is asked for. Any thread.
public final class Texts {
    private static final Control ENGLISH_OTHERWISE =
            Control.getNoFallbackControl(Control.FORMAT_PROPERTIES);

    /// A bundle, and the language that was asked for.
    private record Read(Locale language, ResourceBundle words) {}

    private final Class<?> resident;
    private volatile @Nullable Read latest;

    private Texts(Class<?> resident) {
        this.resident = resident;
    }

    /// The words of the room that a class lives in.
    public static Texts of(Class<?> resident) {
        return new Texts(resident);
    }

    /// A text as it stands.
    ///
    /// @throws java.util.MissingResourceException if there is none of that key
    public String get(String key) {
        Locale language = Locale.getDefault(Locale.Category.DISPLAY);
        Read read = latest;
        if (read == null || !read.language.equals(language)) {
            ResourceBundle words =
                    ResourceBundle.getBundle(
                            resident.getPackageName() + ".texts",
                            language,
                            resident.getClassLoader(),
                            ENGLISH_OTHERWISE);
            read = new Read(language, words);
            latest = read;
        }
        return read.words.getString(key);
    }

    /// A text with values put in.
    ///
    /// @param values for `{0}`, `{1}` and so on
    /// @throws java.util.MissingResourceException if there is none of that key
    public String get(String key, Object... values) {
        String pattern = get(key);
        String text = filled(pattern, values);
        return text != null
                ? text
                : new MessageFormat(pattern, Signs.now().words()).format(kept(values));
    }

    /// A pattern with texts put in; null where it takes a [MessageFormat]. Cells call this for
    /// each row.
    private static @Nullable String filled(String pattern, Object[] values) {
        StringBuilder text = new StringBuilder(pattern.length() + 32);
        int from = 0;
        for (int at = pattern.indexOf('{'); at >= 0; at = pattern.indexOf('{', from)) {
            int value = at + 2 < pattern.length() ? pattern.charAt(at + 1) - '0' : -1;
            if (value < 0
                    || value >= Math.min(values.length, 10)
                    || pattern.charAt(at + 2) != '}'
                    || !(values[value] instanceof String word)) {
                return null;
            }
            text.append(pattern, from, at).append(LeftToRight.of(word).text());
            from = at + 3;
        }
        return pattern.indexOf('\'') >= 0
                ? null
                : text.append(pattern, from, pattern.length()).toString();
    }

    private static Object[] kept(Object[] values) {
        return Arrays.stream(values)
                .map(value -> value instanceof String word ? LeftToRight.of(word).text() : value)
                .toArray();
    }

    /// A text about a number of things: that of `key.one` for 1, else that of `key.other`.
    ///
    /// @param count `{0}` of the text, with all digits
    /// @param values for `{1}`, `{2}` and so on
    /// @throws java.util.MissingResourceException if there is none of that key
    public String count(String key, long count, Object... values) {
        Object[] all = new Object[values.length + 1];
        all[0] = Amounts.exact(count);
        System.arraycopy(values, 0, all, 1, values.length);
        return get(key + (count == 1 ? ".one" : ".other"), all);
    }
}

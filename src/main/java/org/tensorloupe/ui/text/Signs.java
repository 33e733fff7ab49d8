package org.tensorloupe.ui.text;

import java.text.DecimalFormatSymbols;
import java.util.Locale;
import java.util.Set;

/// How the user's region writes numbers: the decimal sign and what stands between groups of three.
///
/// Digits stay Latin everywhere, also where a region has its own: indices, shapes and values stand
/// beside PyTorch's code and the file's own names, and are compared with them. The minus is U+2212.
/// Immutable; any thread.
///
/// @param region the region these are of, as the system or the user set it
/// @param words a locale for words with numbers in them: the region, with Latin digits
/// @param decimal decimal sign
/// @param group between groups of three digits
record Signs(Locale region, Locale words, char decimal, char group) {
    private static final char MINUS = '−';

    private static final Set<Locale> ENGLISH =
            Set.of(Locale.ROOT, Locale.ENGLISH, Locale.US, Locale.UK, Locale.CANADA);

    private static volatile Signs latest = of(Locale.ROOT);

    /// Of the present format locale. It may change while the program runs, so this is not kept.
    static Signs now() {
        Locale region = Locale.getDefault(Locale.Category.FORMAT);
        Signs signs = latest;
        if (!signs.region.equals(region)) {
            signs = of(region);
            latest = signs;
        }
        return signs;
    }

    private static Signs of(Locale region) {
        if (ENGLISH.contains(region)) {
            return new Signs(region, region, '.', ','); // Without loading the data of locales.
        }
        Locale latin =
                new Locale.Builder()
                        .setLocale(region.stripExtensions())
                        .setUnicodeLocaleKeyword("nu", "latn")
                        .build();
        DecimalFormatSymbols symbols = DecimalFormatSymbols.getInstance(latin);
        return new Signs(
                region, latin, symbols.getDecimalSeparator(), symbols.getGroupingSeparator());
    }

    /// A number as Java writes it (`-1,234.5`) in these signs.
    String localise(String number) {
        StringBuilder text = null;
        for (int i = 0; i < number.length(); i++) {
            char c = number.charAt(i);
            char sign =
                    switch (c) {
                        case '.' -> decimal;
                        case ',' -> group;
                        case '-' -> MINUS;
                        default -> c;
                    };
            if (sign != c) {
                text = text == null ? new StringBuilder(number) : text;
                text.setCharAt(i, sign);
            }
        }
        return text == null ? number : text.toString();
    }

    /// A whole number in groups of three digits.
    String grouped(long number) {
        String digits = Long.toString(number);
        int first = number < 0 ? 1 : 0;
        StringBuilder text = new StringBuilder(digits);
        for (int i = digits.length() - 3; i > first; i -= 3) {
            text.insert(i, group);
        }
        if (first == 1) {
            text.setCharAt(0, MINUS);
        }
        return text.toString();
    }
}

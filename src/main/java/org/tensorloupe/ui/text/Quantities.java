package org.tensorloupe.ui.text;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Locale;

/// Counts and sizes with three digits: `11.7 M`, `46.8 MB`, `257`.
public final class Quantities {
    private static final String[] COUNTS = {"", " K", " M", " B", " T"};
    private static final String[] BYTES = {" B", " kB", " MB", " GB", " TB", " PB"};
    private static final BigDecimal THOUSAND = BigDecimal.valueOf(1000);

    private Quantities() {}

    /// A count, in powers of 1000.
    public static String count(long count) {
        return scaled(count, COUNTS);
    }

    /// A number of bytes, in powers of 1000.
    public static String bytes(long bytes) {
        return scaled(bytes, BYTES);
    }

    /// All digits, in groups of three: `37,632`.
    public static String exact(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    /// A number with its noun: `1 tensor`, `122 tensors`.
    public static String of(long number, String noun) {
        return exact(number) + " " + noun + (number == 1 ? "" : "s");
    }

    private static String scaled(long number, String[] units) {
        if (number < 1000) {
            return number + units[0];
        }
        BigDecimal value = BigDecimal.valueOf(number);
        int unit = 0;
        MathContext three = new MathContext(3, RoundingMode.HALF_UP);
        while (value.round(three).compareTo(THOUSAND) >= 0 && unit < units.length - 1) {
            value = value.divide(THOUSAND);
            unit++;
        }
        BigDecimal rounded = value.round(three);
        int decimals = Math.max(0, 3 - (rounded.precision() - rounded.scale()));
        return rounded.setScale(decimals, RoundingMode.HALF_UP).toPlainString() + units[unit];
    }
}

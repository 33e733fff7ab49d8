package org.tensorloupe.tensor;

import java.util.Locale;

/// Counts and sizes with three digits: `11.7 M`, `46.8 MB`, `257`.
public final class Quantities {
    private static final String[] COUNTS = {"", " K", " M", " B", " T"};
    private static final String[] BYTES = {" B", " kB", " MB", " GB", " TB", " PB"};

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

    /// Rounds half up, in whole numbers: those of `java.math` would be the first of the start, and
    /// their tables take it 14 ms.
    private static String scaled(long number, String[] units) {
        if (number < 1000) {
            return number + units[0];
        }
        int digits = Long.toString(number).length();
        long place = power(digits - 3);
        long rounded = number / place;
        if (number % place >= place - number % place) {
            rounded++;
        }
        if (rounded == 1000) {
            rounded = 100;
            digits++;
        }
        int unit = Math.min((digits - 1) / 3, units.length - 1);
        int before = digits - 3 * unit;
        if (before >= 3) {
            return rounded * power(before - 3) + units[unit];
        }
        String text = Long.toString(rounded);
        return text.substring(0, before) + "." + text.substring(before) + units[unit];
    }

    private static long power(int exponent) {
        long power = 1;
        for (int i = 0; i < exponent; i++) {
            power *= 10;
        }
        return power;
    }
}

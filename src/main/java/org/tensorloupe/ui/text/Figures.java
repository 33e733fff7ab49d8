package org.tensorloupe.ui.text;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.OptionalDouble;

/// Values with four significant digits and a true minus, in the signs of the user's region:
/// `−0.08065`, `1,115.9`, `5.7e−5`.
public final class Figures {
    /// What stands in place of a value that does not exist.
    public static final String NONE = "–";

    private Figures() {}

    /// A value in a pane; `–` if there is none.
    public static String of(OptionalDouble value) {
        return value.isPresent() ? of(value.getAsDouble()) : NONE;
    }

    /// A value in a pane.
    public static String of(double value) {
        if (Double.isNaN(value)) {
            return "NaN";
        }
        if (Double.isInfinite(value)) {
            return value > 0 ? "+Inf" : "−Inf";
        }
        return shown(plain(value));
    }

    /// Three significant digits, for axes: `−0.844`.
    public static String tick(double value) {
        double size = Math.abs(value);
        if (value == 0) {
            return "0";
        }
        if (size < 1e-4 || size >= 1e6) {
            return shown(power(value, 3));
        }
        return shown(
                new BigDecimal(value)
                        .round(new MathContext(3))
                        .stripTrailingZeros()
                        .toPlainString());
    }

    /// A number as Java writes it, in the signs of the user's region: `−1.234,5` of `-1,234.5`.
    public static String shown(String number) {
        return Signs.now().localise(number);
    }

    /// A value with a given number of decimals, without groups.
    public static String fixed(double value, int decimals) {
        return shown(String.format(Locale.ROOT, "%." + decimals + "f", value));
    }

    /// A value in a field that is typed into: without groups, so that it reads back as it stands.
    public static String typed(double value) {
        return Double.isFinite(value) ? shown(plain(value).replace(",", "")) : of(value);
    }

    private static String plain(double value) {
        double size = Math.abs(value);
        if (size == 0) {
            return "0";
        }
        if (value == Math.rint(value) && size < 1e9) {
            return String.format(Locale.ROOT, "%,.0f", value);
        }
        if (size < 1e-4) {
            return power(value, 2);
        }
        if (size < 1e-3) {
            return BigDecimal.valueOf(value).setScale(6, RoundingMode.HALF_EVEN).toPlainString();
        }
        if (size < 1000) {
            return significant(value);
        }
        if (size < 1e5) {
            return String.format(Locale.ROOT, "%,.1f", value);
        }
        return size < 1e9 ? String.format(Locale.ROOT, "%,.0f", value) : power(value, 4);
    }

    private static String significant(double value) {
        BigDecimal rounded = new BigDecimal(value).round(new MathContext(4));
        int whole = Math.max(rounded.precision() - rounded.scale(), 0);
        int leading = rounded.abs().compareTo(BigDecimal.ONE) >= 0 ? 0 : zeros(rounded);
        return rounded.setScale(Math.max(0, 4 - whole + leading), RoundingMode.HALF_EVEN)
                .toPlainString();
    }

    /// Zeros between the point and the first digit.
    private static int zeros(BigDecimal value) {
        return value.scale() - value.precision();
    }

    private static String power(double value, int digits) {
        BigDecimal rounded =
                new BigDecimal(value).round(new MathContext(digits)).stripTrailingZeros();
        String all = rounded.unscaledValue().abs().toString();
        int exponent = all.length() - 1 - rounded.scale();
        return (value < 0 ? "-" : "")
                + all.charAt(0)
                + (all.length() > 1 ? "." + all.substring(1) : "")
                + "e"
                + exponent;
    }
}

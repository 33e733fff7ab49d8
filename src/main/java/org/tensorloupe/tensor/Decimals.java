package org.tensorloupe.tensor;

import java.math.BigDecimal;

/// Numbers in decimal.
public final class Decimals {
    private static final double PLAIN_FROM = 1e-4;
    private static final double PLAIN_TO = 1e16;

    private Decimals() {}

    /// The shortest decimal that reads back as the same float64: `0.25`, `1e-07`, `3`, `nan`,
    /// `inf`.
    public static String text(double value) {
        if (!Double.isFinite(value)) {
            return special(value);
        }
        return shape(Double.toString(value), Math.abs(value));
    }

    /// The shortest decimal that reads back as the same float32.
    public static String text(float value) {
        if (!Float.isFinite(value)) {
            return special(value);
        }
        return shape(Float.toString(value), Math.abs(value));
    }

    /// All digits of a value of few bits, such as a 16-bit or 8-bit floating-point number, where
    /// they are few; the shortest decimal of it as a float32 otherwise.
    static String exact(float value) {
        if (!Float.isFinite(value)) {
            return special(value);
        }
        String all = new BigDecimal(value).stripTrailingZeros().toPlainString();
        return all.length() <= 12 && value != 0 ? all : text(value);
    }

    private static String special(double value) {
        if (Double.isNaN(value)) {
            return "nan";
        }
        return value > 0 ? "inf" : "-inf";
    }

    private static String shape(String java, double magnitude) {
        if (magnitude == 0) {
            return java.startsWith("-") ? "-0" : "0";
        }
        BigDecimal value = new BigDecimal(java);
        if (magnitude >= PLAIN_FROM && magnitude < PLAIN_TO) {
            return value.stripTrailingZeros().toPlainString();
        }
        BigDecimal stripped = value.stripTrailingZeros();
        String digits = stripped.unscaledValue().abs().toString();
        int exponent = digits.length() - 1 - stripped.scale();
        return (stripped.signum() < 0 ? "-" : "")
                + digits.charAt(0)
                + (digits.length() > 1 ? "." + digits.substring(1) : "")
                + "e"
                + (exponent < 0 ? "-" : "+")
                + (Math.abs(exponent) < 10 ? "0" : "")
                + Math.abs(exponent);
    }
}

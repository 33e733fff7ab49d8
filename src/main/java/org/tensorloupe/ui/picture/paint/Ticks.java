package org.tensorloupe.ui.picture.paint;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import org.tensorloupe.ui.text.Figures;

/// Places of labels on an axis: multiples of 1, 2 or 5 times a power of ten.
///
/// @param values ascending
/// @param step distance of two values, above 0
public record Ticks(List<Double> values, double step) {
    private static final int MOST = 200;
    private static final double PLAIN_FROM = 1e-4;
    private static final double PLAIN_TO = 1e6;

    /// Copies the list.
    public Ticks {
        values = List.copyOf(values);
    }

    /// Ticks within `from..to`, as close to each other as the wanted distance allows.
    ///
    /// @param least smallest distance of two ticks, in units of the axis
    public static Ticks between(double from, double to, double least) {
        if (!(to > from) || !(least > 0) || !Double.isFinite(to - from)) {
            return new Ticks(Double.isFinite(from) ? List.of(from) : List.of(), 1);
        }
        double step = step(least);
        List<Double> values = new ArrayList<>();
        double first = Math.ceil(from / step - 1e-9);
        double last = Math.floor(to / step + 1e-9);
        for (double i = first; i <= last && values.size() < MOST; i++) {
            values.add(i == 0 ? 0.0 : i * step);
        }
        return new Ticks(values, step);
    }

    /// Ticks of an index axis: the step is a whole number.
    public static Ticks ofIndices(double from, double to, double least) {
        return between(from, to, Math.max(1, least));
    }

    private static double step(double least) {
        double power = Math.pow(10, Math.floor(Math.log10(least)));
        for (double factor : new double[] {1, 2, 5}) {
            if (factor * power >= least * (1 - 1e-9)) {
                return factor * power;
            }
        }
        return 10 * power;
    }

    /// A value as its label, with as many decimals as the step needs: `−0.04`, `0`, `2e−7`.
    public String text(double value) {
        if (value == 0) {
            return "0";
        }
        if (step >= PLAIN_FROM && Math.abs(value) < PLAIN_TO) {
            int decimals = (int) Math.max(0, -Math.floor(Math.log10(step) + 1e-9));
            return Figures.fixed(value, decimals);
        }
        int exponent = (int) Math.floor(Math.log10(Math.abs(value)) + 1e-9);
        BigDecimal digits =
                new BigDecimal(value)
                        .movePointLeft(exponent)
                        .setScale(
                                Math.max(0, exponent - (int) Math.floor(Math.log10(step) + 1e-9)),
                                RoundingMode.HALF_EVEN);
        return Figures.shown(digits.toPlainString() + "e" + exponent);
    }
}

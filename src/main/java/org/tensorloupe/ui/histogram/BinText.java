package org.tensorloupe.ui.histogram;

import java.math.BigDecimal;
import java.math.MathContext;
import org.tensorloupe.ui.text.Amounts;
import org.tensorloupe.ui.text.Figures;
import org.tensorloupe.ui.text.Texts;

/// Bins in words.
final class BinText {
    private static final Texts TEXTS = Texts.of(BinText.class);
    private static final double PLAIN_FROM = 1e-4;
    private static final double PLAIN_TO = 1e7;

    private BinText() {}

    /// What a bin holds: `7`, `0..9`, `−0.03125..−0.02344`.
    static String edges(Chart chart, int bin) {
        Bins bins = chart.bins();
        double from = bins.edge(bin);
        double to = bins.edge(bin + 1);
        if (bins.whole()) {
            double first = Math.ceil(from);
            double last = Math.max(first, Math.ceil(to) - 1);
            return first == last ? number(first, 1) : number(first, 1) + ".." + number(last, 1);
        }
        double only = chart.only(bin);
        if (!Double.isNaN(only)) {
            return number(only, Math.ulp(only));
        }
        return number(from, bins.step()) + ".." + number(to, bins.step());
    }

    /// How many elements are in a bin, and their share: `1,234 · 2.10%`.
    static String count(Chart chart, int bin) {
        return TEXTS.get(
                chart.exact() ? "bin.count" : "bin.about",
                Amounts.exact(chart.counts().in(bin)),
                share(chart.share(bin)));
    }

    /// A share in percent: `2.10%`, `0.0012%`, `0%`.
    static String share(double share) {
        double percent = share * 100;
        if (percent == 0) {
            return "0%";
        }
        if (percent >= 0.01) {
            return Figures.fixed(percent, percent >= 99.995 ? 0 : 2) + "%";
        }
        return Figures.of(percent) + "%";
    }

    /// A value with as many digits as tell it from one a step away, four at least.
    static String number(double value, double step) {
        if (value == 0) {
            return "0";
        }
        double size = Math.abs(value);
        int digits = (int) Math.clamp(Math.ceil(Math.log10(size / step)) + 2, 4, 17);
        BigDecimal rounded = new BigDecimal(value).round(new MathContext(digits));
        BigDecimal plain = rounded.stripTrailingZeros();
        if ((size >= PLAIN_FROM && size < PLAIN_TO) || (step == 1 && size < 1e15)) {
            return Figures.shown(plain.toPlainString());
        }
        int exponent = plain.precision() - plain.scale() - 1;
        BigDecimal mantissa = plain.movePointLeft(exponent);
        return Figures.shown(mantissa.stripTrailingZeros().toPlainString() + "e" + exponent);
    }
}

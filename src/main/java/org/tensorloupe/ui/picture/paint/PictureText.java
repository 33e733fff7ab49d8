package org.tensorloupe.ui.picture.paint;

import java.util.Locale;
import org.tensorloupe.ui.text.Amounts;
import org.tensorloupe.ui.text.Figures;

/// Numbers where the picture views need a form of their own, with U+2212 as minus.
public final class PictureText {
    private PictureText() {}

    /// A value in a cell three digits wide: `.187`, `−.244`, `1.25`, `−12.4`.
    ///
    /// @param reach largest magnitude beside it: where that is small, so is what counts as nothing
    public static String cell(double value, double reach) {
        if (!Double.isFinite(value)) {
            return Figures.of(value);
        }
        double magnitude = Math.abs(value);
        if (magnitude >= 1e4) {
            return Figures.shown(String.format(Locale.ROOT, "%.1e", value).replace("e+0", "e"));
        }
        if (magnitude >= 0.9995) {
            int decimals = magnitude < 9.995 ? 2 : magnitude < 99.95 ? 1 : 0;
            return Figures.fixed(value, decimals);
        }
        if (magnitude < 0.0005 && reach < 0.05) {
            return value == 0
                    ? "0"
                    : Figures.shown(String.format(Locale.ROOT, "%.0e", value).replace("e-0", "e-"));
        }
        return Figures.shown(String.format(Locale.ROOT, "%.3f", value).replaceFirst("0\\.", "."));
    }

    /// An index with thousands separated: `5,632`.
    public static String count(long value) {
        return Amounts.exact(value);
    }

    /// A small number with one decimal, if it has any: `8`, `5.3`.
    public static String number(double value) {
        return value == Math.rint(value)
                ? Long.toString(Math.round(value))
                : Figures.fixed(value, 1);
    }
}

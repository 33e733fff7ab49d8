package org.tensorloupe.ui.text;

import org.tensorloupe.tensor.Quantities;

/// Counts and sizes as the window shows them, in the signs of the user's region: `11.7 M`,
/// `46,8 MB`, `37 632`. What goes into files, code and messages takes [Quantities].
public final class Amounts {
    private Amounts() {}

    /// A count with three digits, in powers of 1000.
    public static String count(long count) {
        return Signs.now().localise(Quantities.count(count));
    }

    /// A number of bytes with three digits, in powers of 1000.
    public static String bytes(long bytes) {
        return Signs.now().localise(Quantities.bytes(bytes));
    }

    /// All digits, in groups of three: `37,632`.
    public static String exact(long number) {
        return Signs.now().grouped(number);
    }

    /// A share in percent with two decimals: `2.10%`.
    ///
    /// @param share 0 to 1
    public static String percent(double share) {
        return Figures.fixed(share * 100, 2) + "%";
    }
}

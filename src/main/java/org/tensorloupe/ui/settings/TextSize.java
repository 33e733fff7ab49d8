package org.tensorloupe.ui.settings;

import java.util.Optional;
import java.util.stream.Stream;

/// How large text is in the window.
public enum TextSize {
    /// As the system has it.
    SYSTEM(0),
    /// 90 % of the usual size.
    P90(90),
    /// The usual size, whatever the system has.
    P100(100),
    /// 110 % of the usual size.
    P110(110),
    /// 125 % of the usual size.
    P125(125),
    /// 150 % of the usual size.
    P150(150),
    /// 175 % of the usual size.
    P175(175),
    /// Twice the usual size.
    P200(200);

    private static final double HUNDRED = 100;

    private final int percent;

    TextSize(int percent) {
        this.percent = percent;
    }

    /// Percent of the usual size; 0 if the system decides.
    public int percent() {
        return percent;
    }

    /// How many times as large as usual.
    ///
    /// @param system how many times the system has text as large
    public double factor(double system) {
        return percent == 0 ? system : percent / HUNDRED;
    }

    /// The name in the settings' file: `system`, `125`.
    public String word() {
        return percent == 0 ? "system" : Integer.toString(percent);
    }

    /// The size of a name in the settings' file.
    public static Optional<TextSize> named(String word) {
        return Stream.of(values()).filter(size -> size.word().equals(word)).findFirst();
    }
}

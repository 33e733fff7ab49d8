package org.tensorloupe.ui.picture.paint;

import java.util.List;
import java.util.Locale;
import javafx.scene.paint.Color;

/// What a colour is for on a [PaintedPane]; the stylesheet gives each its theme colour as
/// `-ink-NAME`.
public enum Ink {
    /// Text that is read.
    TEXT(0),
    /// Labels of axes and profile lines.
    MUTED(96),
    /// Ticks.
    TICK(110),
    /// Axis lines and frames.
    LINE(208),
    /// The ground that the pane stands on.
    GROUND(255),
    /// Marks of the cursor, the selection and the range.
    ACCENT(64),
    /// Bars that are neither selected nor in the range.
    BAR(208),
    /// Bars in the range.
    ACCENT_BAR(64),
    /// Dots of what deserves a look.
    WARNING(128),
    /// The first of five categories that are told apart by colour.
    CATEGORY_1(64),
    /// The second category.
    CATEGORY_2(96),
    /// The third category.
    CATEGORY_3(128),
    /// The fourth category.
    CATEGORY_4(160),
    /// The fifth category.
    CATEGORY_5(192);

    private static final List<Ink> CATEGORIES =
            List.of(CATEGORY_1, CATEGORY_2, CATEGORY_3, CATEGORY_4, CATEGORY_5);

    private final int grey;

    Ink(int grey) {
        this.grey = grey;
    }

    /// The colour of a category.
    ///
    /// @param number 0 to 4
    public static Ink category(int number) {
        return CATEGORIES.get(number);
    }

    /// The property in a stylesheet: `-ink-accent-bar`.
    String property() {
        return "-ink-" + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// The colour without a stylesheet.
    Color initial() {
        return Color.grayRgb(grey);
    }
}

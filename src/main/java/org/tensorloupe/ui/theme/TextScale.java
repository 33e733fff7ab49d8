package org.tensorloupe.ui.theme;

import java.util.HashMap;
import java.util.Map;
import javafx.beans.InvalidationListener;
import javafx.beans.WeakInvalidationListener;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.DoubleExpression;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.scene.Node;

/// How large text is, in all windows of the program: 1 is the size that the window was drawn for.
///
/// What holds text follows it, in the style sheets by [Sheets] and in Java by this class: heights of
/// rows, widths of columns, rooms for labels. Pictures of weights do not: their pixels are those of
/// the screen. JavaFX has one style sheet of controls for the whole program, and so is this static.
/// JavaFX thread only.
public final class TextScale {
    /// The smallest factor.
    public static final double LEAST = 0.5;

    /// The largest factor.
    public static final double MOST = 3;

    /// The height of a line of text at the usual size.
    private static final double LINE = 16;

    private static final ReadOnlyDoubleWrapper FACTOR = new ReadOnlyDoubleWrapper(1);

    /// The same object for the same length, which all that is bound to it shares.
    private static final Map<Double, DoubleExpression> WIDTHS = new HashMap<>();

    private static final Map<Rows, DoubleExpression> HEIGHTS = new HashMap<>();

    private record Rows(double usual, int lines) {}

    private TextScale() {}

    /// Makes all text as many times as large, at once.
    ///
    /// @throws IllegalArgumentException if it is not from [#LEAST] to [#MOST]
    public static void set(double factor) {
        if (!isFactor(factor)) {
            throw new IllegalArgumentException("text scaled by " + factor);
        }
        FACTOR.set(factor);
    }

    /// Whether text can be so large.
    public static boolean isFactor(double factor) {
        return factor >= LEAST && factor <= MOST;
    }

    /// How large text is.
    public static ReadOnlyDoubleProperty factorProperty() {
        return FACTOR.getReadOnlyProperty();
    }

    /// How large text is.
    public static double factor() {
        return FACTOR.get();
    }

    /// A width that holds text, at the present size, in whole pixels.
    ///
    /// @param usual the width at the usual size
    public static double px(double usual) {
        return scaled(usual, FACTOR.get());
    }

    /// A width at a size: the usual one as it is, others in whole pixels.
    static double scaled(double usual, double factor) {
        return factor == 1 ? usual : Math.rint(usual * factor);
    }

    /// The height of a row, at the present size, in whole pixels: its line of text grows, the air
    /// above and below it stays.
    ///
    /// @param usual the height at the usual size
    public static double row(double usual) {
        return row(usual, FACTOR.get());
    }

    /// The height of several lines of text.
    ///
    /// @param usual the height at the usual size
    public static double rows(double usual, int lines) {
        return usual + lines * (row(LINE) - LINE);
    }

    /// The height of a row at a size; what is lower than a line grows as a whole.
    static double row(double usual, double factor) {
        return usual < LINE ? scaled(usual, factor) : usual + scaled(LINE, factor) - LINE;
    }

    /// Binds widths that hold text.
    ///
    /// @param usual the width at the usual size
    public static void bind(double usual, DoubleProperty... widths) {
        DoubleExpression width =
                WIDTHS.computeIfAbsent(
                        usual, length -> Bindings.createDoubleBinding(() -> px(length), FACTOR));
        for (DoubleProperty property : widths) {
            property.bind(width);
        }
    }

    /// Binds heights of rows.
    ///
    /// @param usual the height at the usual size
    public static void bindRow(double usual, DoubleProperty... heights) {
        bindRows(usual, 1, heights);
    }

    /// Binds heights that hold several lines of text.
    ///
    /// @param usual the height at the usual size
    public static void bindRows(double usual, int lines, DoubleProperty... heights) {
        DoubleExpression height =
                HEIGHTS.computeIfAbsent(
                        new Rows(usual, lines),
                        rows ->
                                Bindings.createDoubleBinding(
                                        () -> rows(rows.usual, rows.lines), FACTOR));
        for (DoubleProperty property : heights) {
            property.bind(height);
        }
    }

    /// Does something after each change, as long as a node is in use; the node is not held.
    public static void follow(Node node, Runnable action) {
        InvalidationListener listener = _ -> action.run();
        node.getProperties().put(listener, TextScale.class);
        FACTOR.addListener(new WeakInvalidationListener(listener));
    }
}

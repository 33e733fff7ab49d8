package org.tensorloupe.ui.table;

import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;
import org.tensorloupe.ui.theme.TextScale;

/// A column of the table. Instances are in [Fields].
///
/// @param name its name in exports: `abs_mean`
/// @param title its heading: `|mean|`
/// @param tip what it is, in full
/// @param width in pixels, at the usual size of text
/// @param look how its cells are drawn
/// @param text what a cell says
/// @param order what rows are sorted by; null if they cannot be
record Field(
        String name,
        String title,
        String tip,
        double width,
        Look look,
        Function<TensorRow, String> text,
        @Nullable Order order) {
    /// How the cells of a column are drawn.
    enum Look {
        /// A name with a dot for findings.
        NAME,
        /// A word, on the left.
        WORD,
        /// A number that is known from the start, or a shape.
        FIGURE,
        /// A number with a bar behind it.
        BYTES,
        /// Small bars.
        SPARKLINE,
        /// A number that arrives.
        STATISTIC
    }

    /// What rows are sorted by.
    sealed interface Order {
        /// Text in natural order, `2` before `10`.
        record Words(Function<TensorRow, String> of) implements Order {}

        /// Numbers; NaN where there is none (yet), which stands last in both directions.
        record Numbers(ToDoubleFunction<TensorRow> of) implements Order {}
    }

    /// The width of the column at the present size of text.
    double room() {
        return TextScale.px(width);
    }

    boolean isOnTheRight() {
        return look == Look.FIGURE || look == Look.BYTES || look == Look.STATISTIC;
    }

    /// Whether its order changes while statistics arrive.
    boolean isComputed() {
        return look == Look.STATISTIC || look == Look.SPARKLINE;
    }

    /// Whether the first click puts the largest first.
    boolean isLargestFirst() {
        return order instanceof Order.Numbers;
    }
}

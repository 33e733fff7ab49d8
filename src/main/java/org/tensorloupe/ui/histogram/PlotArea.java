package org.tensorloupe.ui.histogram;

import org.tensorloupe.ui.theme.TextScale;

/// Where the bars stand in their pane, in pixels.
///
/// @param left first column
/// @param top first row
/// @param width columns
/// @param height rows
record PlotArea(double left, double top, double width, double height) {
    /// Room for a percentile's name and value.
    private static final double MARKS = 36;

    private static final double LEFT = 72;
    private static final double RIGHT = 24;
    private static final double TOP = 12;
    private static final double FOOT = 48;
    private static final double LABELS = 33;

    /// The area in a pane of a size.
    static PlotArea of(double width, double height, boolean marks) {
        double top = marks ? TextScale.px(TOP) + TextScale.px(MARKS) : TextScale.px(TOP);
        return new PlotArea(
                TextScale.px(LEFT),
                top,
                Math.max(1, Math.floor(width - TextScale.px(LEFT) - TextScale.px(RIGHT))),
                Math.max(1, Math.floor(height - top - TextScale.px(FOOT))));
    }

    double right() {
        return left + width;
    }

    double bottom() {
        return top + height;
    }

    /// The track of the heatmap's range.
    double track() {
        return bottom() + 10;
    }

    /// The middle of the values' labels.
    double labels() {
        return bottom() + TextScale.px(LABELS);
    }

    double x(ValueAxis axis, double value) {
        return left + Math.clamp(axis.place(value), -1, 2) * width;
    }

    double value(ValueAxis axis, double x) {
        return axis.value((x - left) / width);
    }

    boolean holds(double x, double y) {
        return x >= left && x < right() && y >= 0 && y < bottom();
    }
}

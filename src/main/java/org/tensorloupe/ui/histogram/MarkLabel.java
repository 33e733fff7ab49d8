package org.tensorloupe.ui.histogram;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.tensorloupe.ui.text.Figures;

/// What is written above a mark.
///
/// @param name of the mark
/// @param value in digits; empty where there is only room for the name
/// @param middle of the text, in pixels
/// @param width of the text, in pixels
record MarkLabel(String name, String value, double middle, double width) {
    /// Gap between two labels.
    private static final double GAP = 8;

    /// Labels that do not meet. One that would meet the label of a mark of lower rank loses its
    /// value, and then goes.
    ///
    /// @param marks by rank
    /// @param place of a mark, in pixels
    /// @param widths of texts, in pixels
    /// @param right where the room for labels ends; it begins at 0
    static List<MarkLabel> of(
            List<Mark> marks,
            ToDoubleFunction<Mark> place,
            ToDoubleFunction<String> widths,
            double right) {
        List<MarkLabel> labels = new ArrayList<>();
        for (Mark mark : marks) {
            for (String value : List.of(Figures.of(mark.value()), "")) {
                double width =
                        Math.max(widths.applyAsDouble(mark.name()), widths.applyAsDouble(value));
                double middle =
                        Math.clamp(
                                place.applyAsDouble(mark),
                                width / 2,
                                Math.max(width / 2, right - width / 2));
                MarkLabel label = new MarkLabel(mark.name(), value, middle, width);
                if (labels.stream().noneMatch(label::meets)) {
                    labels.add(label);
                    break;
                }
            }
        }
        return labels;
    }

    boolean meets(MarkLabel other) {
        return Math.abs(middle - other.middle) < (width + other.width) / 2 + GAP;
    }
}

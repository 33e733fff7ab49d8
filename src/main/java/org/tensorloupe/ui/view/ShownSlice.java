package org.tensorloupe.ui.view;

import java.util.ArrayList;
import java.util.List;
import org.tensorloupe.tensor.Component;
import org.tensorloupe.tensor.SliceKey;

/// A part of a tensor that a view shows, as Python indexes it.
///
/// @param title what the menu says: `Copy code of this slice`
/// @param part which number of each element
/// @param axes how each axis is indexed: `:`, `3`, `2:8`
/// @param transposed whether the two axes that remain are swapped
public record ShownSlice(String title, Component part, List<String> axes, boolean transposed) {
    /// Copies the list.
    public ShownSlice {
        axes = List.copyOf(axes);
    }

    /// A whole slice.
    public static ShownSlice of(String title, SliceKey slice) {
        return of(title, slice, 0, slice.rows(), 0, slice.columns());
    }

    /// The rows and columns of a slice that are seen.
    ///
    /// @param row first row
    /// @param rowEnd row after the last
    /// @param column first column
    /// @param columnEnd column after the last
    public static ShownSlice of(
            String title, SliceKey slice, long row, long rowEnd, long column, long columnEnd) {
        List<String> axes = new ArrayList<>();
        for (int axis = 0; axis < slice.tensor().shape().rank(); axis++) {
            if (axis == slice.rowAxis()) {
                axes.add(range(row, rowEnd, slice.rows()));
            } else if (axis == slice.columnAxis()) {
                axes.add(range(column, columnEnd, slice.columns()));
            } else {
                axes.add(Long.toString(slice.at().get(axis)));
            }
        }
        boolean swapped = slice.rowAxis() > slice.columnAxis() && slice.columnAxis() >= 0;
        return new ShownSlice(title, slice.part(), axes, swapped);
    }

    private static String range(long from, long to, long size) {
        if (from == 0 && to == size) {
            return ":";
        }
        return (from == 0 ? "" : from) + ":" + (to == size ? "" : to);
    }
}

package org.tensorloupe.ui.picture.heatmap;

import org.jspecify.annotations.Nullable;
import org.tensorloupe.tensor.SliceKey;

/// Where the cursor stands on the picture.
///
/// @param slice the slice under it
/// @param row row of the weight
/// @param column column of the weight
/// @param x place in the picture, in device pixels
/// @param y place in the picture, in device pixels
/// @param reading the weight's value, null until it is read
public record PictureCursor(
        SliceKey slice, long row, long column, int x, int y, @Nullable Reading reading) {
    /// A value that was read.
    ///
    /// @param value as a float64
    /// @param text exact, in the shortest decimal
    public record Reading(double value, String text) {}

    /// The index in every axis.
    public long[] index() {
        return slice.index(row, column);
    }
}

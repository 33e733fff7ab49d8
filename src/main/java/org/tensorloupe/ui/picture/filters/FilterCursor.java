package org.tensorloupe.ui.picture.filters;

import org.jspecify.annotations.Nullable;

/// The weight under the mouse.
///
/// @param filter index of the filter
/// @param channel index of the channel; -1 where three channels are colours
/// @param row of the filter's plane
/// @param column of the filter's plane
/// @param text its exact value, null until it is read
record FilterCursor(int filter, int channel, int row, int column, @Nullable String text) {
    /// Whether it is the same weight.
    boolean isAt(FilterCursor other) {
        return filter == other.filter
                && channel == other.channel
                && row == other.row
                && column == other.column;
    }
}

package org.tensorloupe.ui.view;

import java.util.List;

/// What stands under the cursor.
///
/// @param index index in every axis of the tensor
/// @param value the exact value in decimal
public record CursorReading(List<Long> index, String value) {
    /// Copies the list.
    public CursorReading {
        index = List.copyOf(index);
    }
}

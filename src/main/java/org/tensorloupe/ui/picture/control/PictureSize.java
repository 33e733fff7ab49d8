package org.tensorloupe.ui.picture.control;

/// How large a picture is saved.
///
/// @param part which of the source's parts
/// @param scale pixels along a weight; [#ON_SCREEN] for as large as it is shown
/// @param gap pixels between cells, where there are cells
public record PictureSize(int part, int scale, int gap) {
    /// As large as it is shown.
    public static final int ON_SCREEN = 0;
}

package org.tensorloupe.ui.picture.control;

import java.util.List;
import org.tensorloupe.render.PictureBands;

/// A picture that can be made at several sizes. A snapshot of what is shown: any thread.
public interface PictureSource {
    /// Suggested name of a file, without its ending.
    String name();

    /// What can be drawn, for people; the first is proposed. One or more.
    List<String> parts();

    /// How large it is shown, for people: `8 pixels per weight`.
    String onScreen();

    /// Pixels between cells as they are shown; below 0 if there are no cells.
    int gap();

    /// The picture at a size. Reads nothing yet.
    ///
    /// @throws ArithmeticException if a side does not fit an `int`
    PictureBands at(PictureSize size);

    /// What is copied: as it is shown.
    PictureBands shown();
}

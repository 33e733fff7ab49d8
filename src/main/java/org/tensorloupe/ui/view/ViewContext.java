package org.tensorloupe.ui.view;

import java.nio.file.Path;
import java.util.Optional;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;
import org.tensorloupe.ui.theme.Appearance;

/// The window, as a view sees it. JavaFX thread only.
public interface ViewContext {
    /// Shows index and value in the status bar.
    ///
    /// @param reading what stands under the cursor; null if nothing does
    void cursor(@Nullable CursorReading reading);

    /// Shows in the status bar what is under the cursor where that is no element.
    ///
    /// @param where such as the edges of a bin; empty if nothing is under the cursor
    /// @param what is there
    void point(String where, String what);

    /// Shows something of the tensor in front, in the view that can.
    void show(ViewRequest request);

    /// What was last under the cursor in the tensor that is shown.
    Optional<CursorReading> lastReading();

    /// Puts text on the clipboard.
    void copy(String text);

    /// Light or dark, and the fonts.
    Appearance appearance();

    /// The window that pop-overs belong to.
    Window window();

    /// Asks where to save.
    ///
    /// @param title what is saved, as the dialog's title: `Save picture`
    /// @param name suggested name of the file, with its ending
    /// @return empty if it was cancelled
    Optional<Path> askWhereToSave(String title, String name);

    /// Says that something went well, in passing: `Saved conv1.weight.png`.
    void tell(String message);

    /// Says that something went wrong, until it is closed.
    ///
    /// @param message one sentence
    /// @param details what `Copy details` puts on the clipboard
    void complain(String message, String details);
}

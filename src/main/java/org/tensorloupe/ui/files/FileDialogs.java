package org.tensorloupe.ui.files;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.stage.Window;

/// Asks the user for files and folders. JavaFX thread only.
public interface FileDialogs {
    /// Which files to open; empty if it was cancelled.
    List<Path> askForFiles(Window owner);

    /// Which folder to open, such as a model of several files; empty if it was cancelled.
    Optional<Path> askForFolder(Window owner);

    /// Where a file is now that is no longer where it was; empty if it was cancelled.
    default Optional<Path> askForMissing(Window owner, Path missing) {
        return askForFiles(owner).stream().findFirst();
    }

    /// Where to save.
    ///
    /// @param title title of the dialog
    /// @param name suggested name, with its ending
    Optional<Path> askWhereToSave(Window owner, String title, String name);
}

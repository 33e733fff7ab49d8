package org.tensorloupe.ui.main;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;
import org.tensorloupe.load.Documents;
import org.tensorloupe.load.Work;
import org.tensorloupe.ui.files.FileDialogs;
import org.tensorloupe.ui.start.Recents;
import org.tensorloupe.ui.theme.Theme;
import org.tensorloupe.ui.view.ViewPane;

/// What the window needs from outside, wired by hand at start.
///
/// @param documents opens files
/// @param theme light or dark
/// @param recents files that were open
/// @param dialogs asks for files
/// @param views ways to look at a tensor, in the order of their tabs
/// @param demo puts the demo network into a file; runs in the background
/// @param program what is around the window
/// @param version the program's version: `1.0`
public record Services(
        Documents documents,
        Theme theme,
        Recents recents,
        FileDialogs dialogs,
        List<ViewPane> views,
        Work<Path> demo,
        Program program,
        Supplier<String> version) {
    /// Copies the list.
    public Services {
        views = List.copyOf(views);
    }
}

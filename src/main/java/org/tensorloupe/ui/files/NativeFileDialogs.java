package org.tensorloupe.ui.files;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.scene.input.Clipboard;
import javafx.stage.DirectoryChooser;
import javafx.stage.FileChooser;
import javafx.stage.FileChooser.ExtensionFilter;
import javafx.stage.Window;
import org.tensorloupe.format.FileEndings;
import org.tensorloupe.ui.text.Names;
import org.tensorloupe.ui.text.Texts;

/// The dialogs of the system. They begin in the folder of the last file.
public final class NativeFileDialogs implements FileDialogs {
    private static final Texts TEXTS = Texts.of(NativeFileDialogs.class);
    private static final List<String> CHECKPOINTS =
            FileEndings.ALL.stream().map(ending -> "*." + ending).toList();

    private final LastFolder folder = new LastFolder();

    @Override
    public List<Path> askForFiles(Window owner) {
        if (folder.isAsking()) {
            return List.of();
        }
        FileChooser chooser = chooser(TEXTS.get("open.title"));
        chooser.getExtensionFilters()
                .setAll(
                        new ExtensionFilter(TEXTS.get("open.all"), "*"),
                        new ExtensionFilter(TEXTS.get("open.checkpoints"), CHECKPOINTS));
        List<File> chosen = chooser.showOpenMultipleDialog(owner);
        if (chosen == null || chosen.isEmpty()) {
            return List.of();
        }
        folder.beside(chosen.getFirst().toPath());
        return chosen.stream().map(File::toPath).toList();
    }

    @Override
    public Optional<Path> askForFolder(Window owner) {
        if (folder.isAsking()) {
            return Optional.empty();
        }
        DirectoryChooser chooser = new DirectoryChooser();
        chooser.setTitle(TEXTS.get("folder.title"));
        folder.find().map(Path::toFile).ifPresent(chooser::setInitialDirectory);
        File chosen = chooser.showDialog(owner);
        if (chosen == null) {
            return Optional.empty();
        }
        folder.beside(chosen.toPath());
        return Optional.of(chosen.toPath());
    }

    @Override
    public Optional<Path> askWhereToSave(Window owner, String title, String name) {
        if (folder.isAsking()) {
            return Optional.empty();
        }
        FileChooser chooser = chooser(title);
        chooser.setInitialFileName(name);
        String ending = name.substring(name.lastIndexOf('.') + 1);
        chooser.getExtensionFilters()
                .setAll(new ExtensionFilter(ending.toUpperCase(Locale.ROOT), "*." + ending));
        File chosen = chooser.showSaveDialog(owner);
        if (chosen == null) {
            return Optional.empty();
        }
        folder.beside(chosen.toPath());
        return Optional.of(chosen.toPath());
    }

    @Override
    public Optional<Path> askForMissing(Window owner, Path missing) {
        if (folder.isAsking()) {
            return Optional.empty();
        }
        FileChooser chooser = chooser(TEXTS.get("find.title", Names.of(missing)));
        chooser.getExtensionFilters().setAll(new ExtensionFilter(TEXTS.get("open.all"), "*"));
        File chosen = chooser.showOpenDialog(owner);
        if (chosen == null) {
            return Optional.empty();
        }
        folder.beside(chosen.toPath());
        return Optional.of(chosen.toPath());
    }

    /// The paths of files that were copied, or dragged into the window; empty if there are none.
    public static List<Path> files(Clipboard board) {
        List<File> files = board.hasFiles() ? board.getFiles() : List.of();
        return files.stream().map(File::toPath).toList();
    }

    private FileChooser chooser(String title) {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(title);
        folder.find().map(Path::toFile).ifPresent(chooser::setInitialDirectory);
        return chooser;
    }
}

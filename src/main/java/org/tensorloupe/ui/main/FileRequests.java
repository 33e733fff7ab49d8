package org.tensorloupe.ui.main;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import javafx.scene.input.Clipboard;
import javafx.scene.input.Dragboard;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;
import org.tensorloupe.load.Disk.Found;
import org.tensorloupe.load.Outcome;
import org.tensorloupe.load.Priority;
import org.tensorloupe.ui.files.NativeFileDialogs;
import org.tensorloupe.ui.text.Names;
import org.tensorloupe.ui.text.Texts;

/// All the ways in which a file is asked for: dialogs, recent files, drag and drop, a pasted path, the
/// demo. What is not there is said, and no disk is touched on this thread. JavaFX thread only.
final class FileRequests {
    private static final Texts TEXTS = Texts.of(FileRequests.class);
    private static final int LONGEST = 100;

    private final Stage stage;
    private final Services services;
    private final Shell shell;
    private final OpenFiles files;

    FileRequests(Stage stage, Services services, Shell shell, OpenFiles files) {
        this.stage = stage;
        this.services = services;
        this.shell = shell;
        this.files = files;
    }

    /// Asks for files and opens them.
    void choose() {
        open(services.dialogs().askForFiles(stage));
    }

    /// Asks for a folder and opens it.
    void chooseFolder() {
        services.dialogs().askForFolder(stage).ifPresent(files::open);
    }

    /// Opens files, each in a tab of its own, but not hundreds at once.
    void open(List<Path> paths) {
        files.openAll(paths.stream().limit(MainWindow.MOST_AT_ONCE).toList());
        if (paths.size() > MainWindow.MOST_AT_ONCE) {
            shell.complain(TEXTS.get("open.many", MainWindow.MOST_AT_ONCE, paths.size()), "");
        }
    }

    /// Opens a file that was open before. If it is not there any more, asks where it is now.
    void openRecent(Path path) {
        if (files.files().stream().anyMatch(tab -> tab.path().equals(path))) {
            files.open(path);
            return;
        }
        services.documents().disk().look(List.of(path), found -> openRecent(path, found.get(path)));
    }

    private void openRecent(Path path, @Nullable Found found) {
        if (found == Found.MISSING) {
            find(path);
        } else if (found == Found.SILENT) {
            shell.complain(TEXTS.get("open.silent", shown(path)), "");
        } else {
            files.open(path);
        }
    }

    /// Asks where a missing recent file is now, remembers that in its stead, and opens it.
    void find(Path missing) {
        services.dialogs()
                .askForMissing(stage, missing)
                .ifPresent(path -> {
                    services.recents().replace(missing, path);
                    files.open(path);
                });
    }

    /// Opens what is on the clipboard: copied files, or paths in a text.
    void paste() {
        Clipboard board = Clipboard.getSystemClipboard();
        List<Path> copied = NativeFileDialogs.files(board);
        if (copied.isEmpty()) {
            openText(board.getString(), "paste.nothing");
        } else {
            open(copied);
        }
    }

    /// Opens what was dropped, files or paths in a text.
    ///
    /// @return whether there was anything of that kind
    boolean drop(Dragboard board) {
        List<Path> dropped = NativeFileDialogs.files(board);
        if (!dropped.isEmpty()) {
            open(dropped);
            return true;
        }
        return openText(board.hasUrl() ? board.getUrl() : board.getString(), "drop.nothing");
    }

    /// @param nothing key of what to say if it holds no path
    private boolean openText(@Nullable String text, String nothing) {
        boolean windows = System.getProperty("os.name", "").startsWith("Windows");
        Path home = Path.of(System.getProperty("user.home", ""));
        List<Path> paths = text == null ? List.of() : PastedPaths.of(text, home, windows);
        if (paths.isEmpty()) {
            shell.complain(TEXTS.get(nothing), "");
            return false;
        }
        services.documents().disk().look(paths, this::openFound);
        return true;
    }

    private void openFound(Map<Path, Found> found) {
        open(those(found, kind -> kind == Found.FILE || kind == Found.FOLDER));
        List<Path> missing = those(found, kind -> kind == Found.MISSING);
        List<Path> silent = those(found, kind -> kind == Found.SILENT);
        if (!missing.isEmpty()) {
            Object first = shown(missing.getFirst());
            String details = lines(missing);
            shell.complain(TEXTS.get("paste.missing", missing.size(), first), details);
        }
        if (!silent.isEmpty()) {
            shell.complain(TEXTS.get("open.silent", shown(silent.getFirst())), lines(silent));
        }
    }

    private static List<Path> those(Map<Path, Found> found, Predicate<Found> kind) {
        return found.entrySet().stream()
                .filter(entry -> kind.test(entry.getValue()))
                .map(Map.Entry::getKey)
                .toList();
    }

    private static String lines(List<Path> paths) {
        return paths.stream().map(Path::toString).collect(Collectors.joining("\n"));
    }

    /// A path that may be long, or no path in truth.
    private static String shown(Path path) {
        String text = Names.visible(path.toString());
        int half = LONGEST / 2;
        return text.length() <= LONGEST
                ? text
                : text.substring(0, half) + "…" + text.substring(text.length() - half);
    }

    /// Opens the network that comes with the program.
    void openDemo() {
        services.documents()
                .jobs()
                .submit(
                        TEXTS.get("demo.job"),
                        Priority.ASKED,
                        0,
                        services.demo(),
                        outcome -> {
                            if (outcome instanceof Outcome.Done<Path>(Path path)) {
                                files.open(path);
                            } else {
                                shell.complain(TEXTS.get("demo.failed"), outcome.toString());
                            }
                        });
    }
}

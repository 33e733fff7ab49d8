package org.tensorloupe.ui.error;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.application.Platform;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;

/// Shows defects of the program in the window that is in front, each one once.
///
/// What nobody caught opens a pane at once; what failed in its own place is noted in a corner, from
/// where the pane is one click away. Whatever comes again only counts, and while a pane is open nothing
/// else opens, so that an error of every frame stays one pane. Without any window the report is one. [#report] may be called on any thread;
/// the rest is of the JavaFX thread.
public final class DefectReports {
    private final LogPlace log;
    private final List<Defect> early = new ArrayList<>();
    private final Map<String, Defect> known = new HashMap<>();
    private boolean begun;
    private volatile Consumer<String> browse = _ -> {};
    private @Nullable DefectOverlay shown;

    /// @param log folder of the log
    public DefectReports(Path log) {
        this.log = new LogPlace(log, address -> browse.accept(address));
    }

    /// Where the log is.
    public LogPlace log() {
        return log;
    }

    /// Takes a defect, to be shown when there is a window.
    public synchronized void report(Defect defect) {
        if (begun) {
            Platform.runLater(() -> show(defect));
        } else {
            early.add(defect);
        }
    }

    /// JavaFX runs: begins to show.
    ///
    /// @param open shows a folder in the system's way, given its address
    public synchronized void begin(Consumer<String> open) {
        browse = open;
        begun = true;
        early.forEach(defect -> Platform.runLater(() -> show(defect)));
        early.clear();
    }

    private void show(Defect defect) {
        boolean first = known.put(defect.fingerprint(), defect) == null;
        DefectOverlay open = shown;
        if (open != null && open.isShowing()) {
            open.add(defect);
        } else if (first) {
            present(defect);
        }
    }

    private void present(Defect defect) {
        DefectCard card = new DefectCard(defect, log);
        Optional<StackPane> root = front();
        if (root.isEmpty()) {
            DefectWindow.show(card);
        } else if (defect.contained()) {
            DefectNote.show(root.get(), () -> latest(defect));
        } else {
            shown = DefectOverlay.show(root.get(), card);
        }
    }

    /// Opens the pane from its note.
    private void latest(Defect defect) {
        Defect now = known.getOrDefault(defect.fingerprint(), defect);
        front().ifPresent(root -> shown = DefectOverlay.show(root, new DefectCard(now, log)));
    }

    /// The content of the window that has the keyboard, else of any.
    private static Optional<StackPane> front() {
        return Window.getWindows().stream()
                .filter(Stage.class::isInstance)
                .filter(Window::isShowing)
                .sorted((a, b) -> Boolean.compare(b.isFocused(), a.isFocused()))
                .map(window -> window.getScene().getRoot())
                .filter(StackPane.class::isInstance)
                .map(StackPane.class::cast)
                .findFirst();
    }
}

package org.tensorloupe.ui.main;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;
import org.tensorloupe.load.Document;
import org.tensorloupe.load.Job;
import org.tensorloupe.load.Outcome;
import org.tensorloupe.model.Checkpoint;
import org.tensorloupe.ui.error.ErrorPage;
import org.tensorloupe.ui.error.Problem;
import org.tensorloupe.ui.main.FileTab.State;
import org.tensorloupe.ui.start.RecentFile;

/// The files of the window: opens them in the background, one tab each. Requests from the command
/// line, the dialogs, drag and drop, and the list of recent files all come here. JavaFX thread only.
final class OpenFiles {
    private final Services services;
    private final Function<Document, DocumentPane> paneOf;
    private final Function<FileTab, ErrorPage.Actions> actions;
    private final ObservableList<FileTab> files = FXCollections.observableArrayList();
    private final ObjectProperty<@Nullable FileTab> current = new SimpleObjectProperty<>();

    /// @param paneOf makes the pane of an open file
    /// @param actions what an error page can do
    OpenFiles(
            Services services,
            Function<Document, DocumentPane> paneOf,
            Function<FileTab, ErrorPage.Actions> actions) {
        this.services = services;
        this.paneOf = paneOf;
        this.actions = actions;
    }

    ObservableList<FileTab> files() {
        return files;
    }

    ObjectProperty<@Nullable FileTab> currentProperty() {
        return current;
    }

    /// The pane in front, if a file is open there.
    Optional<DocumentPane> pane() {
        FileTab tab = current.get();
        return tab != null && tab.state() instanceof State.Ready(DocumentPane pane)
                ? Optional.of(pane)
                : Optional.empty();
    }

    void openAll(List<Path> paths) {
        paths.forEach(this::open);
    }

    /// Whether a file is in the window, in whichever state.
    boolean has(Path given) {
        Path path = given.toAbsolutePath().normalize();
        return files.stream().anyMatch(tab -> tab.path().equals(path));
    }

    /// Opens a file, or brings it to the front if it is open.
    void open(Path given) {
        Path path = given.toAbsolutePath().normalize();
        for (FileTab tab : files) {
            if (tab.path().equals(path)) {
                current.set(tab);
                if (tab.state() instanceof State.Failed) {
                    retry(tab);
                }
                return;
            }
        }
        FileTab tab = new FileTab(path);
        files.add(tab);
        current.set(tab);
        start(tab);
    }

    /// Opens a file again that could not be opened.
    void retry(FileTab tab) {
        if (tab.state() instanceof State.Failed) {
            start(tab);
        }
    }

    private void start(FileTab tab) {
        Consumer<Outcome<Document>> receiver = outcome -> arrived(tab, outcome);
        Job job = services.documents().open(tab.path(), receiver);
        tab.stateProperty().set(new State.Opening(job));
    }

    private void arrived(FileTab tab, Outcome<Document> outcome) {
        switch (outcome) {
            case Outcome.Done<Document>(Document document) -> ready(tab, document);
            case Outcome.Failed<Document>(var fault) -> failed(tab, Problem.of(fault));
            case Outcome.Crashed<Document>(Throwable cause) ->
                    failed(tab, Problem.of(tab.title(), cause));
            case Outcome.Cancelled<Document> _ -> close(tab);
        }
    }

    private void ready(FileTab tab, Document document) {
        if (!files.contains(tab)) {
            document.close();
            return;
        }
        tab.stateProperty().set(new State.Ready(paneOf.apply(document)));
        Checkpoint checkpoint = document.checkpoint();
        services.recents()
                .add(
                        new RecentFile(
                                tab.path(),
                                checkpoint.format(),
                                checkpoint.fileSize(),
                                Instant.now()));
    }

    private void failed(FileTab tab, Problem problem) {
        if (files.contains(tab)) {
            ErrorPage page = new ErrorPage(problem, actions.apply(tab));
            tab.stateProperty().set(new State.Failed(problem, page));
        }
    }

    /// Closes a file; the one beside it comes to the front.
    void close(FileTab tab) {
        int index = files.indexOf(tab);
        if (index < 0) {
            return;
        }
        if (tab.equals(current.get())) {
            int beside = index + 1 < files.size() ? index + 1 : index - 1;
            current.set(beside < 0 ? null : files.get(beside));
        }
        files.remove(tab);
        tab.close();
    }

    /// Brings the next file to the front.
    ///
    /// @param step 1 or -1
    void turn(int step) {
        if (!files.isEmpty()) {
            int index = files.indexOf(current.get());
            current.set(files.get(Math.floorMod(index + step, files.size())));
        }
    }

    void closeAll() {
        List.copyOf(files).forEach(this::close);
    }
}

package org.tensorloupe.ui.main;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
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
import org.tensorloupe.ui.text.FormatWords;

/// The files of the window: opens them in the background, one tab each. Requests from the command
/// line, the dialogs, drag and drop, and the list of recent files all come here. JavaFX thread only.
final class OpenFiles {
    private final Services services;
    private final Function<Document, DocumentPane> paneOf;
    private final Function<FileTab, ErrorPage.Actions> actions;
    private final Supplier<String> search;
    private final Reloads reloads;
    private final ClosedFiles closed = new ClosedFiles();
    private final ObservableList<FileTab> files = FXCollections.observableArrayList();
    private final ObjectProperty<@Nullable FileTab> current = new SimpleObjectProperty<>();

    /// @param paneOf makes the pane of an open file
    /// @param actions what an error page can do
    /// @param search what stands in the search field, which is that of the file in front
    OpenFiles(
            Services services,
            Function<Document, DocumentPane> paneOf,
            Function<FileTab, ErrorPage.Actions> actions,
            Supplier<String> search) {
        this.services = services;
        this.paneOf = paneOf;
        this.actions = actions;
        this.search = search;
        this.reloads = new Reloads(services.documents(), this::renewed, this::remember);
    }

    /// The files in the order of their tabs; unmodifiable but through this object.
    ObservableList<FileTab> files() {
        return files;
    }

    ObjectProperty<@Nullable FileTab> currentProperty() {
        return current;
    }

    /// What a tab is called, so that it can be told from the others.
    String word(FileTab tab) {
        return words().get(files.indexOf(tab));
    }

    /// What the tabs are called, in their order.
    List<String> words() {
        return TabNames.of(files.stream().map(FileTab::path).toList());
    }

    /// The files that were closed.
    ClosedFiles closed() {
        return closed;
    }

    /// Looks after changes on disk.
    Reloads reloads() {
        return reloads;
    }

    /// The pane in front, if a file is open there.
    Optional<DocumentPane> pane() {
        return Optional.ofNullable(current.get()).flatMap(OpenFiles::paneOf);
    }

    private static Optional<DocumentPane> paneOf(FileTab tab) {
        return tab.state() instanceof State.Ready(DocumentPane pane)
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
        open(given, files.size(), null);
    }

    private void open(Path given, int index, @Nullable Position position) {
        Path path = given.toAbsolutePath().normalize();
        closed.forget(path);
        for (FileTab tab : files) {
            if (tab.path().equals(path)) {
                current.set(tab);
                retry(tab);
                return;
            }
        }
        FileTab tab = new FileTab(path);
        tab.setPosition(position);
        files.add(Math.min(index, files.size()), tab);
        current.set(tab);
        start(tab);
    }

    /// Opens the file again that was closed last, where it stood.
    void reopenClosed() {
        closed.take().ifPresent(last -> open(last.path(), last.index(), last.position()));
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
        DocumentPane pane = paneOf.apply(document);
        Position position = tab.position();
        if (position != null) {
            tab.setQuery(position.query());
            pane.resume(position);
            tab.setPosition(null);
        }
        tab.stateProperty().set(new State.Ready(pane));
        reloads.watch(tab, document);
        remember(tab, document);
    }

    /// The pane of a file that was opened again, looking at the same as the one before.
    private DocumentPane renewed(FileTab tab, Document document) {
        DocumentPane pane = paneOf.apply(document);
        tab.setQuery(query(tab));
        paneOf(tab).ifPresent(old -> pane.replace(old, tab.query()));
        return pane;
    }

    private String query(FileTab tab) {
        return tab.equals(current.get()) ? search.get() : tab.query();
    }

    private void remember(FileTab tab, Document document) {
        Checkpoint checkpoint = document.checkpoint();
        services.recents()
                .add(
                        new RecentFile(
                                tab.path(),
                                FormatWords.brief(checkpoint),
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
        Position position = paneOf(tab).map(pane -> pane.position(query(tab))).orElse(null);
        closed.add(new ClosedFiles.Closed(tab.path(), index, position));
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

    /// Moves the tab in front along the row.
    ///
    /// @param step 1 or -1
    void shift(int step) {
        FileTab tab = current.get();
        if (tab != null) {
            move(tab, Math.clamp(files.indexOf(tab) + step, 0, files.size() - 1));
        }
    }

    /// Puts a tab to another place.
    ///
    /// @param to its place afterwards, counted from 0
    void move(FileTab tab, int to) {
        if (files.indexOf(tab) != to && files.contains(tab)) {
            List<FileTab> order = new ArrayList<>(files);
            order.remove(tab);
            order.add(to, tab);
            files.setAll(order);
        }
    }

    /// What writes files for the user from these tabs at this moment.
    static List<Job> saving(List<FileTab> tabs) {
        return tabs.stream()
                .flatMap(tab -> paneOf(tab).stream())
                .flatMap(pane -> pane.document().saving().stream())
                .toList();
    }

    /// Closes all files, without bringing one after the other to the front.
    void closeAll() {
        current.set(null);
        List.copyOf(files).forEach(this::close);
    }
}

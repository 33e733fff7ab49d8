package org.tensorloupe.ui.main;

import java.nio.file.Path;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;
import org.tensorloupe.load.Cancellable;
import org.tensorloupe.load.Watched;
import org.tensorloupe.ui.error.ErrorPage;
import org.tensorloupe.ui.error.Problem;

/// A file in the window, in whichever state it is. JavaFX thread only.
final class FileTab {
    /// What became of the file.
    sealed interface State {
        /// It is being opened.
        record Opening(Cancellable job) implements State {}

        /// It is open.
        record Ready(DocumentPane pane) implements State {}

        /// It could not be opened.
        record Failed(Problem problem, ErrorPage page) implements State {}
    }

    /// What there is to say of an open file beside what it holds.
    sealed interface Notice {
        /// Nothing.
        record None() implements Notice {}

        /// It is another one on disk now.
        record Changed() implements Notice {}

        /// It is being written.
        record Writing() implements Notice {}

        /// It is no longer on disk.
        record Gone() implements Notice {}

        /// It is being opened again.
        record Reloading() implements Notice {}

        /// It could not be opened again.
        record Refused(Problem problem) implements Notice {}
    }

    private final Path path;
    private final ObjectProperty<State> state =
            new SimpleObjectProperty<>(new State.Opening(() -> {}));
    private final ObjectProperty<Notice> notice = new SimpleObjectProperty<>(new Notice.None());
    private String query = "";
    private @Nullable Position position;
    private @Nullable Watched watched;
    private @Nullable Cancellable reload;
    private boolean closed;

    FileTab(Path path) {
        this.path = path;
    }

    Path path() {
        return path;
    }

    String title() {
        Path name = path.getFileName();
        return name == null ? path.toString() : name.toString();
    }

    ObjectProperty<State> stateProperty() {
        return state;
    }

    State state() {
        return state.get();
    }

    /// What the bar above the file says.
    ObjectProperty<Notice> noticeProperty() {
        return notice;
    }

    /// What stood in the search field when this file was last in front.
    String query() {
        return query;
    }

    void setQuery(String text) {
        query = text;
    }

    /// Where to begin once the file is open; null at its beginning.
    @Nullable Position position() {
        return position;
    }

    void setPosition(@Nullable Position place) {
        position = place;
    }

    /// What watches the file for changes; null before it is open.
    @Nullable Watched watched() {
        return watched;
    }

    /// Watches by this from now on, and no longer by the one before.
    void setWatched(Watched next) {
        if (watched != null) {
            watched.cancel();
        }
        watched = next;
    }

    /// The job that opens the file again, to be cancelled when the tab is closed.
    void setReload(Cancellable job) {
        reload = job;
    }

    /// Whether it was closed.
    boolean isClosed() {
        return closed;
    }

    /// Ends all work on the file.
    void close() {
        closed = true;
        if (watched != null) {
            watched.cancel();
        }
        if (reload != null) {
            reload.cancel();
        }
        switch (state.get()) {
            case State.Opening opening -> opening.job().cancel();
            case State.Ready ready -> ready.pane().close();
            case State.Failed _ -> {}
        }
    }
}

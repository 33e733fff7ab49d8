package org.tensorloupe.ui.main;

import java.nio.file.Path;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.tensorloupe.load.Cancellable;
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

    private final Path path;
    private final ObjectProperty<State> state =
            new SimpleObjectProperty<>(new State.Opening(() -> {}));
    private String query = "";

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

    /// What stood in the search field when this file was last in front.
    String query() {
        return query;
    }

    void setQuery(String text) {
        query = text;
    }

    /// Ends all work on the file.
    void close() {
        switch (state.get()) {
            case State.Opening opening -> opening.job().cancel();
            case State.Ready ready -> ready.pane().close();
            case State.Failed _ -> {}
        }
    }
}

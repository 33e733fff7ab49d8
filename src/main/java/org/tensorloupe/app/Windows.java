package org.tensorloupe.app;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import javafx.stage.Stage;
import javafx.stage.WindowEvent;
import org.tensorloupe.ui.main.MainWindow;

/// The main windows of the program, and where requests to open files arrive: of the command line, of
/// the system, and of a second start. Each window closes its own files; JavaFX ends with the last
/// one. JavaFX thread only.
final class Windows {
    private final Function<Stage, MainWindow> make;
    private final BooleanSupplier apart;
    private final List<Opened> opened = new ArrayList<>();

    private record Opened(Stage stage, MainWindow window) {}

    /// @param make wires a window on a stage, and shows nothing
    /// @param apart whether requests open windows of their own; else they open tabs
    Windows(Function<Stage, MainWindow> make, BooleanSupplier apart) {
        this.make = make;
        this.apart = apart;
    }

    /// Opens files and brings their window to the front: the window that has them, else the one that
    /// had the keyboard last, or a new one if that is wanted. Without files, it only brings that
    /// window to the front. Returns at once.
    void open(List<Path> files) {
        Opened target = files.isEmpty() ? last().orElseGet(this::add) : targetOf(files);
        raise(target.stage());
        target.window().open(files);
    }

    private Opened targetOf(List<Path> files) {
        Optional<Opened> holder =
                opened.stream()
                        .filter(one -> files.stream().allMatch(one.window()::has))
                        .findFirst();
        return holder.or(
                        () -> last().filter(one -> !apart.getAsBoolean() || one.window().isEmpty()))
                .orElseGet(this::add);
    }

    /// The window that had the keyboard last.
    private Optional<Opened> last() {
        return opened.stream().findFirst();
    }

    /// Shows one more window, without files.
    ///
    /// @return the window
    MainWindow open() {
        return add().window();
    }

    private Opened add() {
        return show(new Stage());
    }

    /// Shows the first window on the stage that JavaFX brings.
    void open(Stage stage) {
        show(stage);
    }

    private Opened show(Stage stage) {
        Opened one = new Opened(stage, make.apply(stage));
        opened.addFirst(one);
        stage.focusedProperty()
                .subscribe(focused -> {
                    if (focused && opened.remove(one)) {
                        opened.addFirst(one);
                    }
                });
        stage.addEventHandler(WindowEvent.WINDOW_HIDDEN, _ -> opened.remove(one));
        one.window().show();
        return one;
    }

    private static void raise(Stage stage) {
        stage.setIconified(false);
        stage.toFront();
        stage.requestFocus();
    }

    /// All of them, the one that had the keyboard last first.
    List<MainWindow> all() {
        return opened.stream().map(Opened::window).toList();
    }

    /// Closes the files of all windows; returns at once.
    void close() {
        all().forEach(MainWindow::close);
    }
}

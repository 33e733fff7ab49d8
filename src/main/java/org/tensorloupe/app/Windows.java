package org.tensorloupe.app;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import javafx.stage.Stage;
import javafx.stage.WindowEvent;
import org.tensorloupe.app.settings.PlaceKeeper;
import org.tensorloupe.ui.main.MainWindow;
import org.tensorloupe.ui.settings.Settings;

/// The main windows of the program, and where requests to open files arrive: of the command line, of
/// the system, and of a second start. Each window closes its own files; JavaFX ends with the last
/// one. JavaFX thread only.
final class Windows {
    private final Function<Stage, MainWindow> make;
    private final PlaceKeeper places;
    private final BooleanSupplier apart;
    private final List<Opened> opened = new ArrayList<>();

    private record Opened(Stage stage, MainWindow window) {}

    /// @param make wires a window on a stage, and shows nothing
    /// @param places puts the windows where they belong
    /// @param apart whether requests open windows of their own; else they open tabs
    Windows(Function<Stage, MainWindow> make, PlaceKeeper places, BooleanSupplier apart) {
        this.make = make;
        this.places = places;
        this.apart = apart;
    }

    /// Opens files and brings their window to the front: the window that has them, else the one that
    /// had the keyboard last, or a new one if that is wanted. Without files, it only brings that
    /// window to the front. Returns at once.
    void open(List<Path> files) {
        Opened target = files.isEmpty() ? last().orElseGet(this::add) : targetOf(files);
        touch(target);
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
        return show(new Stage(), () -> {});
    }

    /// Shows the first window on the stage that JavaFX brings.
    ///
    /// @param request asks for the files to begin with, before it is shown
    void open(Stage stage, Runnable request) {
        show(stage, request);
    }

    private Opened show(Stage stage, Runnable request) {
        Opened one = new Opened(stage, make.apply(stage));
        places.place(stage, last().map(Opened::stage));
        opened.addFirst(one);
        stage.focusedProperty()
                .subscribe(focused -> {
                    if (focused) {
                        touch(one);
                    }
                });
        stage.addEventHandler(WindowEvent.WINDOW_HIDDEN, _ -> opened.remove(one));
        request.run();
        one.window().show();
        return one;
    }

    /// Not every system gives the keyboard to a window that asks for it.
    private void touch(Opened one) {
        if (opened.remove(one)) {
            opened.addFirst(one);
        }
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

    /// Lets all windows follow what the user chose.
    void follow(Settings before, Settings now) {
        all().forEach(window -> window.follow(before, now));
    }

    /// Says in the window that had the keyboard last that something went wrong.
    void complain(String message, String details) {
        last().ifPresent(one -> one.window().complain(message, details));
    }

    /// Closes the files of all windows; returns at once.
    void close() {
        all().forEach(MainWindow::close);
    }
}

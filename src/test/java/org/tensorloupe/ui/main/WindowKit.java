package org.tensorloupe.ui.main;

import static java.util.concurrent.TimeUnit.SECONDS;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeoutException;
import javafx.application.Platform;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Scene;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.tensorloupe.bytes.HeapCache;
import org.tensorloupe.load.Documents;
import org.tensorloupe.load.JobRunner;
import org.tensorloupe.model.Node;
import org.tensorloupe.testkit.ClosedWindows;
import org.tensorloupe.testkit.JavaFxThread;
import org.tensorloupe.ui.error.LogPlace;
import org.tensorloupe.ui.files.FileDialogs;
import org.tensorloupe.ui.settings.Settings;
import org.tensorloupe.ui.start.RecentFile;
import org.tensorloupe.ui.start.Recents;
import org.tensorloupe.ui.theme.Fonts;
import org.tensorloupe.ui.theme.Theme;
import org.tensorloupe.ui.view.ViewPane;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

/// A real window with real background work, whose dialogs answer what the test says.
final class WindowKit implements AutoCloseable, FileDialogs {
    private static final int PATIENCE = 20;

    final Queue<List<Path>> filesToChoose = new ArrayDeque<>();
    final Queue<Path> foldersToChoose = new ArrayDeque<>();
    final Queue<Path> placesToSave = new ArrayDeque<>();
    final List<RecentFile> kept = new ArrayList<>();
    final ObjectProperty<Settings> settings = new SimpleObjectProperty<>(Settings.DEFAULT);
    final ObjectProperty<Arrangement> arrangement = new SimpleObjectProperty<>(Arrangement.USUAL);
    int newWindows;
    final List<String> browsed = new CopyOnWriteArrayList<>();
    final LogPlace log = new LogPlace(Path.of("log"), browsed::add);
    final JobRunner jobs = new JobRunner(Platform::runLater, 2);
    final Documents documents = new Documents(jobs, new HeapCache(), Duration.ZERO);
    final Stage stage;
    final Theme theme;
    final Recents recents;
    final MainWindow window;

    private WindowKit(Stage stage, List<RecentFile> recent, List<ViewPane> views) {
        this.stage = stage;
        theme = new Theme(Theme.Mode.LIGHT, Fonts.installed());
        recents =
                new Recents(
                        recent,
                        files -> {
                            kept.clear();
                            kept.addAll(files);
                        });
        Services services =
                new Services(
                        documents,
                        theme,
                        recents,
                        this,
                        views,
                        _ -> Path.of("assets/demo/demo-cnn.pth"),
                        new Program(settings, arrangement, () -> newWindows++, log),
                        () -> "1.0");
        window = new MainWindow(stage, services);
        settings.subscribe((before, now) -> window.follow(before, now));
        window.show();
    }

    /// Starts JavaFX if need be and shows a window.
    static WindowKit show(List<RecentFile> recent) {
        return show(recent, ViewPanes.ALL);
    }

    static WindowKit show(List<RecentFile> recent, List<ViewPane> views) {
        try {
            FxToolkit.registerPrimaryStage();
        } catch (TimeoutException e) {
            throw new IllegalStateException(e);
        }
        WindowKit kit = on(() -> new WindowKit(new Stage(), recent, views));
        kit.settle();
        return kit;
    }

    /// Runs something on the JavaFX thread; at once if this is it.
    static <T> T on(Callable<T> work) {
        return JavaFxThread.on(work);
    }

    static void run(Runnable work) {
        JavaFxThread.run(work);
    }

    /// Waits until no job is alive and the JavaFX thread has nothing to do.
    void settle() {
        for (int i = 0; i < 3; i++) {
            try {
                WaitForAsyncUtils.waitFor(PATIENCE, SECONDS, () -> jobs.jobs().isEmpty());
            } catch (TimeoutException e) {
                throw new AssertionError("jobs go on: " + jobs.jobs(), e);
            }
            WaitForAsyncUtils.waitForFxEvents();
        }
    }

    /// Waits until something is true on the JavaFX thread.
    void waitUntil(String what, Callable<Boolean> condition) {
        try {
            WaitForAsyncUtils.waitFor(PATIENCE, SECONDS, () -> on(condition));
        } catch (TimeoutException e) {
            throw new AssertionError("never: " + what, e);
        }
        settle();
    }

    /// Opens a file and waits until it is there.
    void open(Path path) {
        run(() -> window.open(List.of(path)));
        settle();
    }

    /// The pane in front.
    DocumentPane pane() {
        return on(() -> window.files().pane().orElseThrow());
    }

    /// Selects a node by its path.
    void select(String name) {
        run(() -> {
            DocumentPane pane = window.files().pane().orElseThrow();
            for (int id = 0; id < pane.outline().size(); id++) {
                if (pane.outline().name(id).equals(name)) {
                    pane.tree().select(id);
                    return;
                }
            }
            throw new AssertionError("no node " + name);
        });
        settle();
    }

    /// Selects the first node of a kind.
    void selectFirst(Class<? extends Node> kind) {
        run(() -> {
            DocumentPane pane = window.files().pane().orElseThrow();
            for (int id = 1; id < pane.outline().size(); id++) {
                if (kind.isInstance(pane.outline().node(id))) {
                    pane.tree().select(id);
                    return;
                }
            }
            throw new AssertionError("no " + kind.getSimpleName());
        });
        settle();
    }

    /// Types into the search field. JavaFX thread.
    void search(String text) {
        SearchBox box = (SearchBox) scene().getRoot().lookup(".search-box");
        box.setText(text);
    }

    /// Shows or hides the keys. JavaFX thread.
    void keys() {
        window.help().toggleKeys();
    }

    Scene scene() {
        return stage.getScene();
    }

    void picture(String name) {
        WaitForAsyncUtils.waitForFxEvents();
        run(() -> Snapshots.write(scene(), name));
    }

    @Override
    public List<Path> askForFiles(Window owner) {
        return Optional.ofNullable(filesToChoose.poll()).orElse(List.of());
    }

    @Override
    public Optional<Path> askForFolder(Window owner) {
        return Optional.ofNullable(foldersToChoose.poll());
    }

    @Override
    public Optional<Path> askWhereToSave(Window owner, String title, String name) {
        return Optional.ofNullable(placesToSave.poll());
    }

    @Override
    public void close() {
        run(stage::hide);
        settle();
        run(ClosedWindows::forget);
        documents.close();
        jobs.close();
    }
}

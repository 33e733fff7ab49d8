package org.tensorloupe.app;

import static java.util.concurrent.TimeUnit.SECONDS;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeoutException;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.tensorloupe.testkit.ClosedWindows;
import org.tensorloupe.testkit.JavaFxThread;
import org.tensorloupe.ui.error.LogPlace;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

/// A start of the whole program on a folder of its own, but for what the JavaFX launcher does.
final class ProgramKit implements AutoCloseable {
    private static final int PATIENCE = 20;

    final Wiring wiring;
    private final List<Window> before;

    private ProgramKit(Path folder) {
        before = List.copyOf(Window.getWindows());
        wiring =
                new Wiring(
                        Preparation.Ready.of(
                                Kept.read(folder, folder.resolve("state"), folder.resolve("data"))),
                        new LogPlace(folder.resolve("log"), _ -> {}));
        wiring.start(new Stage(), () -> {});
    }

    /// Starts the program with what a folder keeps.
    static ProgramKit start(Path folder) {
        try {
            FxToolkit.registerPrimaryStage();
        } catch (TimeoutException e) {
            throw new IllegalStateException(e);
        }
        Platform.setImplicitExit(false);
        ProgramKit kit = on(() -> new ProgramKit(folder));
        kit.settle();
        return kit;
    }

    /// Runs something on the JavaFX thread.
    static <T> T on(Callable<T> work) {
        return JavaFxThread.on(work);
    }

    static void run(Runnable work) {
        JavaFxThread.run(work);
    }

    /// Asks for files as a double-click does.
    void open(Path... files) {
        run(() -> wiring.windows().open(List.of(files)));
        settle();
    }

    /// Waits until no job is alive and the JavaFX thread has nothing to do.
    void settle() {
        for (int i = 0; i < 3; i++) {
            await(() -> wiring.jobs().jobs().isEmpty());
            WaitForAsyncUtils.waitForFxEvents();
        }
    }

    /// Waits for a condition of the JavaFX thread.
    static void await(Callable<Boolean> condition) {
        try {
            WaitForAsyncUtils.waitFor(PATIENCE, SECONDS, () -> on(condition));
        } catch (TimeoutException e) {
            throw new AssertionError(e);
        }
    }

    /// The main windows of this program, in the order they were opened.
    List<Stage> stages() {
        return on(() ->
                Window.getWindows().stream()
                        .filter(window -> !before.contains(window) && window instanceof Stage)
                        .map(Stage.class::cast)
                        .toList());
    }

    Stage stage() {
        return stages().getFirst();
    }

    Scene scene() {
        return stage().getScene();
    }

    /// Closes the windows and waits until all is written.
    @Override
    public void close() {
        stages().forEach(stage -> run(stage::hide));
        settle();
        run(ClosedWindows::forget);
        wiring.saver().flush();
        wiring.close();
    }
}

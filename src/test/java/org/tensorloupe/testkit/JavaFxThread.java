package org.tensorloupe.testkit;

import static java.util.concurrent.TimeUnit.SECONDS;

import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import javafx.application.Platform;

/// Runs things on the JavaFX thread, from any thread.
public final class JavaFxThread {
    private static final int PATIENCE = 30;

    private JavaFxThread() {}

    /// Runs something and waits for it; at once if this is the JavaFX thread.
    ///
    /// @throws java.util.concurrent.CompletionException with what the work threw
    public static <T> T on(Callable<T> work) {
        CompletableFuture<T> result = new CompletableFuture<>();
        Runnable task =
                () -> {
                    try {
                        result.complete(work.call());
                    } catch (Throwable e) {
                        result.completeExceptionally(e);
                    }
                };
        if (Platform.isFxApplicationThread()) {
            task.run();
        } else {
            Platform.runLater(task);
        }
        return result.orTimeout(PATIENCE, SECONDS).join();
    }

    /// Runs something and waits for it.
    public static void run(Runnable work) {
        on(() -> {
            work.run();
            return true;
        });
    }
}

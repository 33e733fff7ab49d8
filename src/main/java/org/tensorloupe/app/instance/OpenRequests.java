package org.tensorloupe.app.instance;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Files that somebody wants to see: the command line, a second start, an event of the system. They
/// wait here until there is a window, and then go to it at once. Thread-safe.
public final class OpenRequests {
    private final List<List<Path>> waiting = new ArrayList<>();
    private @Nullable Window window;

    /// None yet.
    public OpenRequests() {}

    /// Who shows files.
    private record Window(Executor thread, Consumer<List<Path>> open) {}

    /// Asks for files, however long it takes.
    public synchronized void add(List<Path> files) {
        Window now = window;
        if (now == null) {
            waiting.add(List.copyOf(files));
        } else {
            now.thread().execute(() -> now.open().accept(files));
        }
    }

    /// Asks for files, and waits until the window has taken them. What was not taken in time is not
    /// opened later.
    ///
    /// @return whether they were taken
    boolean offer(List<Path> files, Duration patience) {
        Window now;
        synchronized (this) {
            now = window;
        }
        if (now == null) {
            return false;
        }
        CompletableFuture<Boolean> taken = new CompletableFuture<>();
        now.thread()
                .execute(() -> {
                    if (taken.complete(true)) {
                        now.open().accept(files);
                    }
                });
        try {
            return taken.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException | ExecutionException _) {
            return !taken.complete(false);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return !taken.complete(false);
        }
    }

    /// Sends all requests to a window: those that wait at once, those to come on its thread. To be
    /// called on that thread.
    ///
    /// @param thread the window's thread
    /// @param open shows files and comes to the front; an empty list only comes to the front
    public synchronized void receive(Executor thread, Consumer<List<Path>> open) {
        window = new Window(thread, open);
        waiting.forEach(open);
        waiting.clear();
    }

    /// Takes nothing any more: the last window closes.
    public synchronized void close() {
        window = null;
    }
}

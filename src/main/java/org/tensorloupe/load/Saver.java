package org.tensorloupe.load;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;

/// Writes the program's own small files in the background, one after the other, once changes have
/// settled: of several versions of a file only the last. Its thread lives while there is something
/// to write. Thread-safe.
public final class Saver implements AutoCloseable {
    private static final long SETTLED_MILLIS = 500;
    private static final long IDLE_SECONDS = 5;

    private final BiConsumer<String, Exception> troubles;
    private final Map<String, Saving> pending = new LinkedHashMap<>();
    private final ScheduledThreadPoolExecutor thread;
    private boolean closed;

    /// Writes a file.
    @FunctionalInterface
    public interface Saving {
        /// @throws IOException if it cannot be written
        void save() throws IOException;
    }

    /// @param troubles hears which file could not be written and why, on a background thread
    public Saver(BiConsumer<String, Exception> troubles) {
        this.troubles = troubles;
        thread =
                new ScheduledThreadPoolExecutor(
                        1, work -> Thread.ofPlatform().daemon().name("saver").unstarted(work));
        thread.setKeepAliveTime(IDLE_SECONDS, TimeUnit.SECONDS);
        thread.allowCoreThreadTimeOut(true);
    }

    /// Writes a file soon; returns at once.
    ///
    /// @param name of the file; takes the place of what waits under the same name
    public void later(String name, Saving saving) {
        synchronized (pending) {
            boolean waits = pending.put(name, saving) != null;
            if (!waits && !closed) {
                var _ = thread.schedule(() -> write(name), SETTLED_MILLIS, TimeUnit.MILLISECONDS);
            }
        }
    }

    private void write(String name) {
        Saving saving;
        synchronized (pending) {
            saving = pending.remove(name);
        }
        if (saving != null) {
            try {
                saving.save();
            } catch (IOException | RuntimeException e) {
                troubles.accept(name, e);
            }
        }
    }

    /// Writes what waits, and waits for it. Not for the JavaFX thread.
    public void flush() {
        synchronized (thread) {
            List<String> names;
            synchronized (pending) {
                names = List.copyOf(pending.keySet());
            }
            names.forEach(this::write);
        }
    }

    /// Writes what waits; returns at once. The program waits for the writing.
    @Override
    public void close() {
        synchronized (pending) {
            closed = true;
        }
        Thread.ofPlatform()
                .name("saver")
                .start(() -> {
                    thread.shutdown();
                    flush();
                });
    }
}

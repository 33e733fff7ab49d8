package org.tensorloupe.app.log;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.logging.FileHandler;
import java.util.logging.Formatter;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import org.jspecify.annotations.Nullable;

/// Rotating files that a daemon thread writes, so that whoever logs, the JavaFX thread too, waits
/// for no disk. Neither the thread nor a file is there before the first entry. Several programs have
/// files of their own. Where nothing can be written, entries are dropped. Thread-safe.
final class LogFiles implements AutoCloseable {
    static final int COUNT = 3;

    private static final int MOST_WAITING = 1000;
    private static final long LONGEST_FAREWELL = 2;

    private final Path folder;
    private final int limit;
    private final BlockingQueue<Runnable> queue = new LinkedBlockingQueue<>(MOST_WAITING);
    private @Nullable Thread thread;
    private @Nullable FileHandler file;
    private boolean refused;

    /// @param folder made when needed
    /// @param limit bytes after which the next file begins
    LogFiles(Path folder, int limit) {
        this.folder = folder;
        this.limit = limit;
    }

    /// Writes an entry soon.
    ///
    /// @param entry lines, with the last line feed
    synchronized void write(String entry) {
        begin();
        if (!queue.offer(() -> append(entry))) {
            // Who floods the log loses entries, and the program goes on.
            return;
        }
    }

    /// Waits until everything is written, but not long.
    synchronized void flush() {
        if (thread == null) {
            return;
        }
        CountDownLatch done = new CountDownLatch(1);
        try {
            if (queue.offer(done::countDown, LONGEST_FAREWELL, TimeUnit.SECONDS)) {
                done.await(LONGEST_FAREWELL, TimeUnit.SECONDS);
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void begin() {
        if (thread == null) {
            thread = new Thread(this::work, "log");
            thread.setDaemon(true);
            thread.start();
        }
    }

    private void work() {
        try {
            while (true) {
                queue.take().run();
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    /// On the thread of the log.
    private void append(String entry) {
        if (file == null && !refused) {
            open();
        }
        if (file != null) {
            file.publish(new LogRecord(Level.OFF, entry));
        }
    }

    private void open() {
        try {
            Files.createDirectories(folder);
            String pattern = folder.toString().replace("%", "%%") + "/tensorloupe-%u-%g.log";
            FileHandler handler = new FileHandler(pattern, (long) limit, COUNT, true);
            handler.setEncoding("UTF-8");
            handler.setFormatter(new AsItIs());
            handler.setErrorManager(new Unheard());
            file = handler;
        } catch (IOException | SecurityException _) {
            refused = true;
        }
    }

    @Override
    public void close() {
        flush();
        FileHandler open = file;
        if (open != null) {
            open.close();
        }
    }

    /// The entry is written as it comes.
    private static final class AsItIs extends Formatter {
        @Override
        public String format(LogRecord entry) {
            return entry.getMessage();
        }
    }

    /// A full disk is no reason to write to a terminal that nobody sees.
    private static final class Unheard extends java.util.logging.ErrorManager {
        @Override
        public synchronized void error(
                @Nullable String message, @Nullable Exception cause, int code) {}
    }
}

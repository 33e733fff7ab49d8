package org.tensorloupe.app;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.tensorloupe.bytes.HeapCache;
import org.tensorloupe.load.Documents;
import org.tensorloupe.load.HeldDelivery;
import org.tensorloupe.load.JobRunner;
import org.tensorloupe.ui.main.MainWindow;

/// What can be done while the JavaFX toolkit starts: reads what was kept from the time before, and
/// begins to open the file that will be in front. Thread-safe.
final class Preparation {
    private static final int LEAST_THREADS = 2;

    private final CompletableFuture<Ready> ready = new CompletableFuture<>();

    private Preparation() {}

    /// What was prepared.
    ///
    /// @param delivery to be begun when the window's thread runs
    /// @param documents opens files; its jobs deliver through `delivery`
    /// @param cache the memory of `documents`
    record Ready(Kept kept, HeldDelivery delivery, Documents documents, HeapCache cache) {
        /// @param kept what was kept from the time before
        static Ready of(Kept kept) {
            HeldDelivery delivery = new HeldDelivery();
            HeapCache cache = new HeapCache(kept.settings().settings().cacheBytes());
            int cores = Runtime.getRuntime().availableProcessors();
            JobRunner jobs = new JobRunner(delivery, Math.max(LEAST_THREADS, cores));
            return new Ready(kept, delivery, new Documents(jobs, cache), cache);
        }
    }

    /// Begins on a thread of its own.
    ///
    /// @param files what will be asked for, absolute
    static Preparation begin(List<Path> files) {
        Preparation preparation = new Preparation();
        Thread thread = new Thread(() -> preparation.run(files), "preparation");
        thread.setDaemon(true);
        thread.start();
        return preparation;
    }

    private void run(List<Path> files) {
        try {
            Ready made = Ready.of(Kept.read());
            if (!files.isEmpty()) {
                made.documents().openAhead(front(files).normalize());
            }
            ready.complete(made);
        } catch (RuntimeException | Error e) {
            ready.completeExceptionally(e);
        }
    }

    /// The file that will be in front; of too many, the last one that is opened at all.
    ///
    /// @param files at least one
    static Path front(List<Path> files) {
        return files.get(Math.min(files.size(), MainWindow.MOST_AT_ONCE) - 1);
    }

    /// Waits until it is over.
    Ready await() {
        return ready.join();
    }
}

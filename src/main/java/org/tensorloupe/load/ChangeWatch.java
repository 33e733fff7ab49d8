package org.tensorloupe.load;

import java.io.IOException;
import java.nio.file.ClosedWatchServiceException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchEvent;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.time.Duration;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/// Notices that the files of open checkpoints change on disk. Thread-safe.
///
/// One daemon thread sleeps until the system tells of something in their folders, and waits until it
/// is quiet there before it has a look. Where the system does not tell, as with many network shares,
/// [#lookAtAll()] has to be called now and then, such as when the user comes back to the window.
final class ChangeWatch implements AutoCloseable {
    private static final long QUIET = TimeUnit.MILLISECONDS.toNanos(300);
    private static final long LONG = TimeUnit.SECONDS.toNanos(1);

    private final Duration patience;
    private final List<Watched> all = new CopyOnWriteArrayList<>();
    private final Map<WatchKey, Path> folders = new ConcurrentHashMap<>();
    private @Nullable WatchService service;
    private boolean begun;
    private boolean closed;

    /// @param patience how long files are only noted at first, for the program has to start
    ChangeWatch(Duration patience) {
        this.patience = patience;
    }

    /// Begins to watch. Returns at once.
    void add(Watched watched) {
        all.removeIf(Watched::isCancelled);
        all.add(watched);
        Thread.ofPlatform().daemon().name("watch-begin").start(() -> begin(watched));
    }

    private void begin(Watched watched) {
        LockSupport.parkNanos(patience.toNanos());
        WatchService told = service();
        if (told != null) {
            for (Path folder : watched.folders()) {
                register(folder, told);
            }
        }
        watched.look(false);
    }

    private void register(Path folder, WatchService told) {
        try {
            if (Files.isDirectory(folder)) {
                WatchKey key =
                        folder.register(
                                told,
                                StandardWatchEventKinds.ENTRY_CREATE,
                                StandardWatchEventKinds.ENTRY_MODIFY,
                                StandardWatchEventKinds.ENTRY_DELETE);
                folders.put(key, folder);
            }
        } catch (IOException | ClosedWatchServiceException _) {
            // The limit of watches is reached, or the folder may not be read: then nothing is told.
        }
    }

    /// What tells of changes; null where that would mean to look again and again, or cannot be had.
    private synchronized @Nullable WatchService service() {
        boolean polls =
                System.getProperty("os.name", "").toLowerCase(Locale.ROOT).startsWith("mac");
        if (begun || closed || polls) {
            return service;
        }
        begun = true;
        try {
            WatchService fresh = FileSystems.getDefault().newWatchService();
            service = fresh;
            Thread.ofPlatform().daemon().name("watch").start(() -> listen(fresh));
        } catch (IOException | UnsupportedOperationException _) {
            service = null;
        }
        return service;
    }

    /// When something happened to watched files, first and last, in nanoseconds.
    private record Stir(long first, long last) {}

    private void listen(WatchService told) {
        Map<Watched, Stir> stirred = new HashMap<>();
        try {
            while (true) {
                WatchKey key =
                        stirred.isEmpty() ? told.take() : told.poll(QUIET, TimeUnit.NANOSECONDS);
                if (key != null) {
                    hear(key, stirred);
                }
                lookAtQuiet(stirred);
            }
        } catch (ClosedWatchServiceException _) {
            // The program ends.
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void hear(WatchKey key, Map<Watched, Stir> stirred) {
        Path folder = folders.get(key);
        List<WatchEvent<?>> events = key.pollEvents();
        long now = System.nanoTime();
        for (Watched watched : all) {
            if (folder != null && concerns(events, folder, watched)) {
                stirred.merge(
                        watched, new Stir(now, now), (old, next) -> new Stir(old.first(), now));
            }
        }
        boolean needed = folder != null && all.stream().anyMatch(w -> w.folders().contains(folder));
        if (!needed) {
            key.cancel();
        }
        if (!needed || !key.reset()) {
            folders.remove(key);
        }
    }

    private static boolean concerns(List<WatchEvent<?>> events, Path folder, Watched watched) {
        return events.stream()
                .anyMatch(event ->
                        !(event.context() instanceof Path name)
                                || watched.concerns(folder.resolve(name)));
    }

    private static void lookAtQuiet(Map<Watched, Stir> stirred) {
        long now = System.nanoTime();
        Iterator<Map.Entry<Watched, Stir>> all = stirred.entrySet().iterator();
        while (all.hasNext()) {
            Map.Entry<Watched, Stir> entry = all.next();
            if (now - entry.getValue().last() >= QUIET) {
                all.remove();
                entry.getKey().look(false);
            } else if (now - entry.getValue().first() >= LONG) {
                entry.setValue(new Stir(now, entry.getValue().last()));
                entry.getKey().look(true);
            }
        }
    }

    /// Has a look at all files. Returns at once.
    void lookAtAll() {
        all.removeIf(Watched::isCancelled);
        all.forEach(watched -> watched.look(false));
    }

    /// Ends the thread.
    @Override
    public synchronized void close() {
        closed = true;
        if (service != null) {
            try {
                service.close();
            } catch (IOException _) {
                // Nothing is kept in it.
            }
        }
    }
}

package org.tensorloupe.load;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;

/// Looks what stands at paths, without waiting for disks that do not answer. Thread-safe.
///
/// Every folder is looked at on a daemon thread of its own. A share that hangs, hangs that thread
/// alone: its paths are told as silent, and who asks there again waits in line, without a thread.
public final class Disk {
    private static final int PATIENCE_SECONDS = 3;

    /// What stands at a path.
    public enum Found {
        /// A file.
        FILE,
        /// A folder.
        FOLDER,
        /// Nothing.
        MISSING,
        /// The disk does not say.
        SILENT
    }

    private final Executor delivery;
    private final Function<Path, Found> finder;
    private final Map<Path, CompletableFuture<?>> running = new HashMap<>();

    /// @param delivery where answers arrive
    Disk(Executor delivery) {
        this(delivery, Disk::find);
    }

    /// @param finder asks the disk; may take forever
    Disk(Executor delivery, Function<Path, Found> finder) {
        this.delivery = delivery;
        this.finder = finder;
    }

    /// Looks at paths. Returns at once.
    ///
    /// @param receiver hears of all of them together, in the given order, through the delivery
    ///     executor, after some seconds at the latest
    public void look(Collection<Path> paths, Consumer<Map<Path, Found>> receiver) {
        Map<Path, List<Path>> byFolder = new TreeMap<>();
        for (Path path : paths) {
            Path folder = path.toAbsolutePath().getParent();
            byFolder.computeIfAbsent(folder == null ? path : folder, _ -> new ArrayList<>())
                    .add(path);
        }
        Map<Path, Found> all = new ConcurrentHashMap<>();
        CompletableFuture<?>[] looks =
                byFolder.entrySet().stream()
                        .map(entry -> look(entry.getKey(), entry.getValue(), all))
                        .toArray(CompletableFuture<?>[]::new);
        CompletableFuture<?> _ =
                CompletableFuture.allOf(looks)
                        .orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS)
                        .whenComplete((_, _) -> {
                            Map<Path, Found> answer = new LinkedHashMap<>();
                            paths.forEach(p -> answer.put(p, all.getOrDefault(p, Found.SILENT)));
                            delivery.execute(() -> receiver.accept(answer));
                        });
    }

    /// Looks into a folder after all looks into it before.
    private CompletableFuture<?> look(Path folder, List<Path> paths, Map<Path, Found> all) {
        synchronized (running) {
            CompletableFuture<?> before =
                    running.getOrDefault(folder, CompletableFuture.completedFuture(folder));
            CompletableFuture<?> look =
                    before.thenRunAsync(
                            () -> look(paths, all),
                            work -> Thread.ofPlatform().daemon().name("look").start(work));
            running.put(folder, look);
            return look.whenComplete((_, _) -> forget(folder, look));
        }
    }

    private void forget(Path folder, CompletableFuture<?> look) {
        synchronized (running) {
            running.remove(folder, look);
        }
    }

    private void look(List<Path> paths, Map<Path, Found> all) {
        for (Path path : paths) {
            all.put(path, finder.apply(path));
        }
    }

    private static Found find(Path path) {
        if (Files.isDirectory(path)) {
            return Found.FOLDER;
        }
        return Files.exists(path) ? Found.FILE : Found.MISSING;
    }
}

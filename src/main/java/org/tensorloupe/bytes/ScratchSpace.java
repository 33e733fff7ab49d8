package org.tensorloupe.bytes;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.tensorloupe.fault.CheckpointException;
import org.tensorloupe.fault.FormatFault;

/// Where unpacked regions are kept for a while: small ones on the heap, in a [HeapCache] that may be
/// shared with others, large ones in mapped temporary files, up to the budget in [ScratchLimits].
///
/// A region that was not asked for longest is dropped first; a view of it that is still held stays
/// readable. Any thread may ask. Close it once, when nothing reads its views any more: the files
/// are then gone, and a late reader gets a [FormatFault.Closed].
public final class ScratchSpace implements AutoCloseable {
    private final ScratchLimits limits;
    private final @Nullable Path folder;
    private final Object lock = new Object();
    private final HeapCache cache;
    private final HeapShelf<String, ByteView> memory;
    private final Shelf disk;
    private final TempFiles files = new TempFiles();
    private final Map<String, CompletableFuture<ByteView>> pending = new HashMap<>();
    private boolean closed;

    /// Where a region's bytes come from.
    @FunctionalInterface
    public interface Source {
        /// Opens the stream, which is read once, in bulk, and closed.
        InputStream open() throws CheckpointException, IOException;
    }

    /// A space with the default limits, whose files go to the system's temporary folder.
    public ScratchSpace() {
        this(ScratchLimits.DEFAULT, null);
    }

    /// A space with a memory of its own.
    ///
    /// @param folder an existing folder for the temporary files; null is the system's own
    public ScratchSpace(ScratchLimits limits, @Nullable Path folder) {
        this(limits, folder, new HeapCache(limits.memory()));
    }

    /// A space with the default limits that shares its memory with others.
    ///
    /// @param cache whose budget takes the place of [ScratchLimits#memory()]
    public ScratchSpace(HeapCache cache) {
        this(ScratchLimits.DEFAULT, null, cache);
    }

    private ScratchSpace(ScratchLimits limits, @Nullable Path folder, HeapCache cache) {
        this.limits = limits;
        this.folder = folder;
        this.cache = cache;
        this.memory = new HeapShelf<>(cache, false);
        this.disk = new Shelf(limits.disk());
    }

    /// The region kept under `key`; unpacks it from the source if it is not there.
    ///
    /// Callers that ask for the same key at the same time share one unpacking: it is the first
    /// caller's monitor that hears of progress, in unpacked bytes. If the first one is cancelled,
    /// the next one starts over. A failure leaves nothing behind.
    ///
    /// @param key what identifies the bytes; the same key always means the same bytes
    /// @param name the place of the bytes from the outside in, and the name of the view
    /// @param size bytes the source should give, 0 or more; nothing is allocated by it
    /// @throws CheckpointException if the source gives another number of bytes, cannot be unpacked,
    ///     does not fit on the disk or in its budget, or if this space was closed
    /// @throws CancellationException if the monitor asks to stop
    public ByteView hold(String key, String name, long size, Source source, Monitor monitor)
            throws CheckpointException {
        while (true) {
            CompletableFuture<ByteView> running;
            CompletableFuture<ByteView> mine = new CompletableFuture<>();
            synchronized (lock) {
                checkOpen(name);
                ByteView kept = memory.get(key).orElse(null);
                kept = kept == null ? disk.get(key) : kept;
                if (kept != null) {
                    return kept;
                }
                running = pending.putIfAbsent(key, mine);
            }
            if (running == null) {
                return unpack(key, mine, name, size, source, monitor);
            }
            ByteView shared = Waiting.on(running, monitor);
            if (shared != null) {
                return shared;
            }
        }
    }

    private ByteView unpack(
            String key,
            CompletableFuture<ByteView> result,
            String name,
            long size,
            Source source,
            Monitor monitor)
            throws CheckpointException {
        try {
            boolean small = size <= Math.min(cache.budget(), limits.spill());
            ByteView view = unpack(name, size, small, source, monitor);
            synchronized (lock) {
                if (closed) {
                    files.releaseAll();
                }
                checkOpen(name);
                if (small) {
                    memory.put(key, view, size);
                } else {
                    disk.put(key, view);
                }
            }
            result.complete(view);
            return view;
        } catch (CheckpointException e) {
            result.completeExceptionally(e);
            throw e;
        } finally {
            synchronized (lock) {
                pending.remove(key);
            }
            result.cancel(false);
        }
    }

    private ByteView unpack(String name, long size, boolean small, Source source, Monitor monitor)
            throws CheckpointException {
        if (!small) {
            makeRoom(name, size);
        }
        try (InputStream in = source.open()) {
            var inflation = new Inflation(name, size, in, monitor);
            return small ? ByteViews.of(name, inflation.toArray()) : toFile(inflation);
        } catch (FaultIOException e) {
            throw e.carried();
        } catch (IOException e) {
            var fault = new FormatFault.Unreadable(name, String.valueOf(e.getMessage()));
            throw new CheckpointException(fault, e);
        }
    }

    private void makeRoom(String name, long size) throws CheckpointException {
        if (size > limits.disk()) {
            throw new CheckpointException(
                    new FormatFault.LimitExceeded(
                            name, "bytes in temporary files", limits.disk(), size));
        }
        synchronized (lock) {
            disk.makeRoom(size);
        }
        files.releaseUnreachable();
    }

    private ByteView toFile(Inflation inflation) throws CheckpointException {
        Path path = null;
        boolean mapped = false;
        try {
            path =
                    folder == null
                            ? Files.createTempFile("tensorloupe-", ".tmp")
                            : Files.createTempFile(folder, "tensorloupe-", ".tmp");
            checkSpace(path, inflation);
            try (FileChannel channel =
                    FileChannel.open(path, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
                inflation.drain((chunk, count) -> {
                    try {
                        write(channel, ByteBuffer.wrap(chunk, 0, count));
                    } catch (IOException e) {
                        throw noRoom(inflation, String.valueOf(e.getMessage()), e);
                    }
                });
                ByteView view = files.map(inflation.name(), path, channel);
                mapped = true;
                return view;
            }
        } catch (IOException e) {
            throw noRoom(inflation, String.valueOf(e.getMessage()), e);
        } finally {
            if (path != null && !mapped) {
                TempFiles.deleteQuietly(path);
            }
        }
    }

    private static void write(FileChannel channel, ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }

    private static void checkSpace(Path path, Inflation inflation) throws CheckpointException {
        long free;
        try {
            free = Files.getFileStore(path).getUsableSpace();
        } catch (IOException _) {
            return; // Some file systems do not tell; writing will.
        }
        if (free > 0 && free < inflation.size()) {
            throw noRoom(inflation, String.format(Locale.ROOT, "%,d bytes are free", free), null);
        }
    }

    private static CheckpointException noRoom(
            Inflation inflation, String reason, @Nullable IOException cause) {
        var fault =
                new FormatFault.Unreadable(
                        inflation.name(),
                        String.format(
                                Locale.ROOT,
                                "unpacking needs %,d bytes in the temporary folder: %s",
                                inflation.size(),
                                reason));
        return cause == null
                ? new CheckpointException(fault)
                : new CheckpointException(fault, cause);
    }

    private void checkOpen(String name) throws CheckpointException {
        if (closed) {
            throw new CheckpointException(new FormatFault.Closed(name));
        }
    }

    /// Drops every region and deletes every file. A second call does nothing.
    @Override
    public void close() {
        synchronized (lock) {
            closed = true;
            memory.close();
            disk.clear();
        }
        files.releaseAll();
    }
}

package org.tensorloupe.bytes;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.ref.PhantomReference;
import java.lang.ref.ReferenceQueue;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;

/// The mapped temporary files of one [ScratchSpace], and the owner of their arenas.
///
/// A file is unmapped when no view of it is reachable any more, or when everything is closed,
/// whichever comes first: a reader never loses the bytes under it while the space is open. Where
/// the system allows it, the file's name is gone as soon as it is mapped, so that even a killed
/// process leaves nothing behind. Thread-safe.
final class TempFiles {
    private final ReferenceQueue<Object> unreachable = new ReferenceQueue<>();
    private final Set<Mapping> open = new HashSet<>();

    /// Maps a file that was just written, and owns it from then on; on failure it stays the
    /// caller's.
    ByteView map(String name, Path path, FileChannel channel) throws IOException {
        releaseUnreachable();
        Arena arena = Arena.ofShared();
        try {
            var segment = channel.map(MapMode.READ_ONLY, 0, channel.size(), arena);
            Object owner = new Object();
            synchronized (open) {
                open.add(new Mapping(owner, unreachable, arena, path));
            }
            deleteQuietly(path);
            return new HeldView(new SegmentView(name, segment), owner);
        } catch (IOException | RuntimeException | Error e) {
            arena.close();
            throw e;
        }
    }

    /// Unmaps and deletes the files that nobody can read any more.
    void releaseUnreachable() {
        while (unreachable.poll() instanceof Mapping mapping) {
            release(mapping);
        }
    }

    /// Unmaps and deletes every file.
    void releaseAll() {
        Set<Mapping> all;
        synchronized (open) {
            all = Set.copyOf(open);
        }
        all.forEach(this::release);
    }

    /// How many files are mapped.
    int count() {
        synchronized (open) {
            return open.size();
        }
    }

    private void release(Mapping mapping) {
        boolean mine;
        synchronized (open) {
            mine = open.remove(mapping);
        }
        if (mine) {
            mapping.arena.close();
            deleteQuietly(mapping.path);
        }
    }

    /// Deletes a file. Systems that refuse while it is mapped are asked again on release.
    static boolean deleteQuietly(Path path) {
        try {
            return Files.deleteIfExists(path);
        } catch (IOException _) {
            return false;
        }
    }

    private static final class Mapping extends PhantomReference<Object> {
        private final Arena arena;
        private final Path path;

        Mapping(Object owner, ReferenceQueue<Object> queue, Arena arena, Path path) {
            super(owner, queue);
            this.arena = arena;
            this.path = path;
        }
    }
}

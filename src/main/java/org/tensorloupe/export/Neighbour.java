package org.tensorloupe.export;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/// The temporary file beside a file that is being written: `.NAME.UUID.part`, locked for as long as
/// its run lives.
///
/// A run that is killed outright leaves it; the next run that writes the same file removes it, for
/// the system drops the lock with the process.
///
/// @param path where it is
/// @param channel writes it; closed by [#close()]
record Neighbour(Path path, FileChannel channel) implements AutoCloseable {
    private static final String UUID_PATTERN = "????????-????-????-????-????????????";

    /// Characters, of up to 4 bytes each: file systems allow 255 bytes.
    private static final int LONGEST = 50;

    /// A neighbour younger than this may be one of a run that has not locked it yet.
    private static final Duration YOUNG = Duration.ofSeconds(5);

    /// Those of this process, whose locks are lost if the process opens and closes the file again.
    private static final Set<Path> OWN = ConcurrentHashMap.newKeySet();

    /// Makes the neighbour of a file, and removes what dead runs left there.
    ///
    /// @throws IOException if it cannot be made
    static Neighbour of(Path target) throws IOException {
        String name = beginning(String.valueOf(target.getFileName()));
        removeDead(target, name);
        Path path = target.resolveSibling(".%s.%s.part".formatted(name, UUID.randomUUID()));
        OWN.add(path.toAbsolutePath());
        try {
            FileChannel channel =
                    FileChannel.open(
                            path,
                            StandardOpenOption.CREATE_NEW,
                            StandardOpenOption.WRITE,
                            StandardOpenOption.READ);
            lock(channel);
            return new Neighbour(path, channel);
        } catch (IOException e) {
            OWN.remove(path.toAbsolutePath());
            throw e;
        }
    }

    /// As much of a file's name as leaves room for the rest of the neighbour's.
    private static String beginning(String name) {
        return name.substring(
                0,
                name.offsetByCodePoints(
                        0, Math.min(LONGEST, name.codePointCount(0, name.length()))));
    }

    @SuppressWarnings("MustBeClosedChecker") // The lock goes with the channel.
    private static void lock(FileChannel channel) {
        try {
            FileLock _ = channel.tryLock();
        } catch (IOException | OverlappingFileLockException _) {
            // A file system without locks: then nothing is removed either.
        }
    }

    private static void removeDead(Path target, String name) {
        Path folder = target.toAbsolutePath().getParent();
        if (folder == null) {
            return;
        }
        DirectoryStream.Filter<Path> dead = path -> isNeighbour(path, name) && isDead(path);
        try (DirectoryStream<Path> found = Files.newDirectoryStream(folder, dead)) {
            for (Path path : found) {
                Files.deleteIfExists(path);
            }
        } catch (IOException | RuntimeException _) {
            // Whatever is left is no obstacle, and its name says what it is.
        }
    }

    private static boolean isNeighbour(Path path, String name) {
        String start = "." + name + ".";
        String other = String.valueOf(path.getFileName());
        return other.length() == start.length() + UUID_PATTERN.length() + ".part".length()
                && other.startsWith(start)
                && other.endsWith(".part")
                && Files.isRegularFile(path);
    }

    private static boolean isDead(Path path) throws IOException {
        Instant changed = Files.getLastModifiedTime(path).toInstant();
        if (OWN.contains(path) || changed.isAfter(Instant.now().minus(YOUNG))) {
            return false;
        }
        try (FileChannel other = FileChannel.open(path, StandardOpenOption.WRITE);
                FileLock lock = other.tryLock()) {
            return lock != null;
        } catch (IOException | OverlappingFileLockException _) {
            return false;
        }
    }

    /// Ends the writing. The file stays.
    @Override
    public void close() throws IOException {
        try {
            channel.close();
        } finally {
            OWN.remove(path.toAbsolutePath());
        }
    }

    /// Removes the file, if it is still there.
    void delete() {
        try {
            Files.deleteIfExists(path);
        } catch (IOException _) {
            // Nothing more can be done; the file's name says what it is.
        }
    }
}

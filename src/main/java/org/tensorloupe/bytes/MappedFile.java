package org.tensorloupe.bytes;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.tensorloupe.fault.CheckpointException;
import org.tensorloupe.fault.FormatFault;

/// A file mapped read-only as a whole, and the owner of that mapping.
///
/// Mapping reads nothing, whatever the file's size. Close it once, when nothing reads its view any
/// more, off the JavaFX thread; a reader that is late gets a [FormatFault.Closed].
public final class MappedFile implements AutoCloseable {
    private final Path path;
    private final Arena arena;
    private final ByteView view;

    private MappedFile(Path path, Arena arena, ByteView view) {
        this.path = path;
        this.arena = arena;
        this.view = view;
    }

    /// Maps a file.
    ///
    /// @throws CheckpointException if it is missing, a folder, a device, a pipe, empty, or
    ///     cannot be read
    public static MappedFile open(Path path) throws CheckpointException {
        Path name = path.getFileName();
        String where = name == null ? path.toString() : name.toString();
        if (Files.isDirectory(path)) {
            throw new CheckpointException(new FormatFault.Folder(where));
        }
        if (Files.exists(path) && !Files.isRegularFile(path)) {
            // Opening a pipe would wait for its writer.
            throw new CheckpointException(
                    new FormatFault.Unreadable(where, "a device or a pipe, not a file"));
        }
        Arena arena = Arena.ofShared();
        boolean opened = false;
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
            long size = channel.size();
            if (size == 0) {
                throw new CheckpointException(new FormatFault.Empty(where));
            }
            var segment = channel.map(MapMode.READ_ONLY, 0, size, arena);
            opened = true;
            return new MappedFile(path, arena, new SegmentView(where, segment));
        } catch (NoSuchFileException e) {
            throw new CheckpointException(new FormatFault.Missing(path.toString()), e);
        } catch (AccessDeniedException e) {
            throw new CheckpointException(
                    new FormatFault.Unreadable(where, "permission denied"), e);
        } catch (IOException e) {
            throw new CheckpointException(
                    new FormatFault.Unreadable(where, String.valueOf(e.getMessage())), e);
        } finally {
            if (!opened) {
                arena.close();
            }
        }
    }

    /// The path the file was opened by.
    public Path path() {
        return path;
    }

    /// The whole file; its name is the file's name.
    public ByteView view() {
        return view;
    }

    /// Unmaps the file. A second call does nothing.
    @Override
    public void close() {
        if (arena.scope().isAlive()) {
            arena.close();
        }
    }
}

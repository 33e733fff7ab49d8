package org.tensorloupe.format.dcp;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.tensorloupe.bytes.ByteView;
import org.tensorloupe.bytes.MappedFile;
import org.tensorloupe.fault.CheckpointException;
import org.tensorloupe.fault.FormatFault;

/// The files that hold the chunks, each mapped once, when it is first read. Thread-safe.
final class DcpFiles implements AutoCloseable {
    private final Path folder;
    private final Map<String, MappedFile> mapped = new HashMap<>();
    private boolean closed;

    /// @param folder absolute
    DcpFiles(Path folder) {
        this.folder = folder;
    }

    /// Where a file lies; empty if that is not within the folder.
    private Optional<Path> resolve(String name) {
        try {
            Path path = folder.resolve(name).normalize();
            return !name.isEmpty() && path.startsWith(folder.normalize())
                    ? Optional.of(path)
                    : Optional.empty();
        } catch (InvalidPathException _) {
            return Optional.empty();
        }
    }

    /// Size of a file; empty if it is not there.
    OptionalLong size(String name) {
        try {
            Optional<Path> path = resolve(name).filter(Files::isRegularFile);
            return path.isPresent()
                    ? OptionalLong.of(Files.size(path.get()))
                    : OptionalLong.empty();
        } catch (IOException _) {
            return OptionalLong.empty();
        }
    }

    /// The bytes of a file.
    ///
    /// @throws CheckpointException if it is missing or cannot be mapped, or all are closed
    synchronized ByteView bytes(String name) throws CheckpointException {
        if (closed) {
            throw new CheckpointException(new FormatFault.Closed(name));
        }
        MappedFile file = mapped.get(name);
        if (file == null) {
            Optional<Path> path = resolve(name);
            if (path.isEmpty()) {
                throw new CheckpointException(new FormatFault.Missing(name));
            }
            file = MappedFile.open(path.get());
            mapped.put(name, file);
        }
        return file.view();
    }

    @Override
    public synchronized void close() {
        closed = true;
        mapped.values().forEach(MappedFile::close);
        mapped.clear();
    }
}

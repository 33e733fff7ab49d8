package org.tensorloupe.export;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A file that appears whole or not at all: written to a temporary neighbour, and moved into place
/// by [#commit()]. If it is closed before, or the program ends, nothing is left.
///
/// A target that exists and is no regular file, such as a pipe, is written to directly. A symbolic
/// link stays, and the file it points to is replaced.
public final class AtomicOutput implements AutoCloseable {
    private final Path target;
    private final @Nullable Path neighbour;
    private final OutputStream out;
    private final Thread cleaner = new Thread(this::discard, "discard");
    private boolean done;

    private AtomicOutput(Path target, @Nullable Path neighbour, OutputStream out) {
        this.target = target;
        this.neighbour = neighbour;
        this.out = new BufferedOutputStream(out, 1 << 16);
    }

    /// Begins to write a file.
    ///
    /// @throws IOException if it cannot be written there
    public static AtomicOutput to(Path path) throws IOException {
        Path target = Files.isSymbolicLink(path) && Files.exists(path) ? path.toRealPath() : path;
        if (Files.exists(target) && !Files.isRegularFile(target)) {
            return new AtomicOutput(target, null, Files.newOutputStream(target));
        }
        Path name = target.getFileName();
        String part = ".%s.%s.part".formatted(name, UUID.randomUUID());
        Path neighbour = target.resolveSibling(part);
        OutputStream out =
                Files.newOutputStream(
                        neighbour, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        AtomicOutput output = new AtomicOutput(target, neighbour, out);
        Runtime.getRuntime().addShutdownHook(output.cleaner);
        return output;
    }

    /// Where to write; buffered, closed by this object.
    public OutputStream stream() {
        return out;
    }

    /// Moves the file into place.
    ///
    /// @throws IOException if it cannot be written in full, or not be moved
    public void commit() throws IOException {
        out.close();
        if (neighbour != null) {
            try {
                Files.move(neighbour, target, StandardCopyOption.ATOMIC_MOVE);
            } catch (AtomicMoveNotSupportedException _) {
                Files.move(neighbour, target, StandardCopyOption.REPLACE_EXISTING);
            }
        }
        done = true;
    }

    /// Ends the writing; without [#commit()], nothing is left.
    @Override
    public void close() throws IOException {
        try {
            if (!done) {
                out.close();
            }
        } finally {
            discard();
            forgetCleaner();
        }
    }

    private void discard() {
        if (neighbour != null) {
            try {
                Files.deleteIfExists(neighbour);
            } catch (IOException _) {
                // Nothing more can be done; the file's name says what it is.
            }
        }
    }

    private void forgetCleaner() {
        try {
            Runtime.getRuntime().removeShutdownHook(cleaner);
        } catch (IllegalStateException _) {
            // The program is ending, and the hook runs.
        }
    }
}

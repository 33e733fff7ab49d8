package org.tensorloupe.export;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A file that appears whole or not at all: written to a temporary neighbour, and moved into place
/// by [#commit()]. If it is closed before, or the program ends, nothing is left.
///
/// A target that exists and is no regular file, such as a pipe, is written to directly. A symbolic
/// link stays, and the file it points to is replaced. A program that is killed outright leaves the
/// neighbour, hidden; writing the same file again removes it.
public final class AtomicOutput implements AutoCloseable {
    private static final int BUFFER = 1 << 16;

    private final Path target;
    private final @Nullable Neighbour neighbour;
    private final OutputStream out;
    private final Thread cleaner = new Thread(this::discard, "discard");
    private boolean done;

    private AtomicOutput(Path target, @Nullable Neighbour neighbour, OutputStream out) {
        this.target = target;
        this.neighbour = neighbour;
        this.out = new BufferedOutputStream(out, BUFFER);
    }

    /// Begins to write a file.
    ///
    /// @throws IOException if it cannot be written there
    public static AtomicOutput to(Path path) throws IOException {
        Path target = Files.isSymbolicLink(path) && Files.exists(path) ? path.toRealPath() : path;
        if (Files.exists(target) && !Files.isRegularFile(target)) {
            return new AtomicOutput(target, null, Files.newOutputStream(target));
        }
        Neighbour neighbour = Neighbour.of(target);
        OutputStream out = Channels.newOutputStream(neighbour.channel());
        AtomicOutput output = new AtomicOutput(target, neighbour, out);
        Runtime.getRuntime().addShutdownHook(output.cleaner);
        return output;
    }

    /// Where to write; buffered, closed by this object.
    public OutputStream stream() {
        return out;
    }

    /// The same as [#stream()], for formats that go back to what they wrote: use one of the two.
    /// Closed by this object; absent where the target is no regular file.
    public Optional<SeekableByteChannel> channel() {
        return Optional.ofNullable(neighbour).map(Neighbour::channel);
    }

    /// Where all that was written so far can be read again; absent where the target is no regular
    /// file.
    ///
    /// @throws IOException if it cannot be written in full
    public Optional<Path> written() throws IOException {
        out.flush();
        return Optional.ofNullable(neighbour).map(Neighbour::path);
    }

    /// Moves the file into place.
    ///
    /// @throws IOException if it cannot be written in full, or not be moved
    public void commit() throws IOException {
        out.close();
        if (neighbour != null) {
            neighbour.close();
            keepPermissions(neighbour.path());
            try {
                Files.move(neighbour.path(), target, StandardCopyOption.ATOMIC_MOVE);
            } catch (AtomicMoveNotSupportedException _) {
                Files.move(neighbour.path(), target, StandardCopyOption.REPLACE_EXISTING);
            }
        }
        done = true;
    }

    /// Who may read a file that is replaced may read the new one, and nobody else.
    private void keepPermissions(Path written) throws IOException {
        if (Files.exists(target)) {
            try {
                Files.setPosixFilePermissions(written, Files.getPosixFilePermissions(target));
            } catch (UnsupportedOperationException _) {
                // A file system without such permissions.
            }
        }
    }

    /// Ends the writing; without [#commit()], nothing is left.
    @Override
    public void close() throws IOException {
        try (Neighbour _ = neighbour) {
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
            neighbour.delete();
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

package org.tensorloupe.cli;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.tensorloupe.export.AtomicOutput;
import org.tensorloupe.export.SourceFiles;

/// Writes a result to a file, whole or not at all, or to standard output.
final class Results {
    private Results() {}

    /// Writes a result. May be interrupted by any exception; then no file is left.
    interface Body {
        /// @throws IOException if the stream refuses
        void write(OutputStream out) throws IOException;
    }

    /// @param source the path that was opened, which the result must not replace
    /// @param target null for standard output
    /// @throws OutputException if it cannot be written
    static void write(Path source, @Nullable Path target, Console console, Body body)
            throws OutputException {
        if (target == null) {
            OutputStream out = new BufferedOutputStream(console.out(), 1 << 16);
            try {
                body.write(out);
                out.flush();
            } catch (IOException e) {
                if (!String.valueOf(e.getMessage()).contains("Broken pipe")) {
                    throw new OutputException("standard output", e);
                }
                // Whoever read it, such as `head`, has seen enough.
            }
            return;
        }
        try {
            SourceFiles.protect(source, target);
            try (AtomicOutput output = AtomicOutput.to(target)) {
                body.write(output.stream());
                output.commit();
            }
        } catch (IOException e) {
            throw new OutputException(target.toString(), e);
        }
    }
}

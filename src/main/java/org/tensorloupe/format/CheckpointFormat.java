package org.tensorloupe.format;

import org.tensorloupe.bytes.MappedFile;
import org.tensorloupe.bytes.Monitor;
import org.tensorloupe.fault.CheckpointException;

/// A container that checkpoints come in. Stateless; instances are in `Formats.ALL`.
public interface CheckpointFormat {
    /// The name as people say it, such as `zip`.
    String name();

    /// Whether a file is of this format, judged by its content and never by its name.
    ///
    /// Cheap: reads a few pages.
    ///
    /// @throws CheckpointException if it is certainly of this format, and certainly unusable
    Probe probe(MappedFile file) throws CheckpointException;

    /// Reads all but the tensor data of a file that the probe claimed.
    ///
    /// @param file becomes the opened checkpoint's own, which closes it; stays the caller's if this
    ///     throws
    /// @throws CheckpointException if the file is damaged beyond use
    OpenCheckpoint open(MappedFile file, Monitor monitor) throws CheckpointException;

    /// What a format says of a file.
    sealed interface Probe {
        /// The file is of this format.
        record Claimed() implements Probe {}

        /// The file is of another format.
        ///
        /// @param reason what was looked for and not found
        record Refused(String reason) implements Probe {}
    }
}

package org.tensorloupe.format;

import org.tensorloupe.fault.CheckpointException;

/// A container that checkpoints come in. Stateless; instances are in `Formats.ALL`.
public interface CheckpointFormat {
    /// The name as people say it, such as `zip`.
    String name();

    /// Whether it is asked about folders, and only about them.
    default boolean readsFolders() {
        return false;
    }

    /// Whether something is of this format, judged by its content and never by its name.
    ///
    /// Cheap: reads a few pages.
    ///
    /// @throws CheckpointException if it is certainly of this format, and certainly unusable
    Probe probe(Source source) throws CheckpointException;

    /// Reads all but the tensor data of something that the probe claimed.
    ///
    /// @param source stays the caller's, and readable until the result is closed
    /// @param opening the way to other files
    /// @return owns what it made on the way, such as inflated entries, not the source
    /// @throws CheckpointException if it is damaged beyond use
    OpenCheckpoint open(Source source, Opening opening) throws CheckpointException;

    /// What a format says of a file.
    sealed interface Probe {
        /// It is of this format.
        record Claimed() implements Probe {}

        /// It is of another format.
        ///
        /// @param reason what was looked for and not found
        record Refused(String reason) implements Probe {}
    }
}

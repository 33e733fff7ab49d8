package org.tensorloupe.load;

import org.tensorloupe.fault.FormatFault;

/// How a job ended.
///
/// @param <T> what it makes
public sealed interface Outcome<T> {
    /// It made its result.
    record Done<T>(T value) implements Outcome<T> {}

    /// The file could not be read.
    record Failed<T>(FormatFault fault) implements Outcome<T> {}

    /// A defect of the program, or of the machine (no disk space, no memory).
    record Crashed<T>(Throwable cause) implements Outcome<T> {}

    /// It was cancelled; nothing was made.
    record Cancelled<T>() implements Outcome<T> {}
}

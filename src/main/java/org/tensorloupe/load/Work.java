package org.tensorloupe.load;

import java.io.IOException;
import org.tensorloupe.bytes.Monitor;
import org.tensorloupe.fault.CheckpointException;

/// What a job does. Runs on a background thread and polls its monitor.
///
/// @param <T> what it makes
@FunctionalInterface
public interface Work<T> {
    /// Does the work.
    ///
    /// @throws CheckpointException if the file cannot be read
    /// @throws IOException if a result cannot be written
    T run(Monitor monitor) throws CheckpointException, IOException;
}

package org.tensorloupe.format;

import java.nio.file.Path;
import org.tensorloupe.bytes.ByteView;
import org.tensorloupe.bytes.HeapCache;
import org.tensorloupe.bytes.Monitor;
import org.tensorloupe.fault.CheckpointException;

/// What a format may use while it opens something: the way to open other files on the way, with any
/// format.
public interface Opening {
    /// Polled while files are read; its cancellation passes through.
    Monitor monitor();

    /// The same way under another monitor. It outlives the opening: what is opened through it later
    /// follows this monitor.
    Opening under(Monitor monitor);

    /// Where unpacked regions are kept in memory.
    HeapCache cache();

    /// Opens a file that belongs to the one being opened, such as a shard.
    ///
    /// @return owns its file; the caller closes it
    /// @throws CheckpointException as [Formats#open], and if files are nested too deep
    OpenCheckpoint open(Path path) throws CheckpointException;

    /// Opens a file within the one being opened.
    ///
    /// @param region the inner file; must stay readable until the result is closed
    /// @throws CheckpointException as [Formats#open], and if files are nested too deep
    OpenCheckpoint open(ByteView region) throws CheckpointException;
}

package org.tensorloupe.format;

import org.tensorloupe.model.Checkpoint;
import org.tensorloupe.tensor.StorageSource;

/// A checkpoint whose storages can be read, and the owner of all that this needs.
///
/// Close it once, after its last reader has stopped, off the JavaFX thread.
public interface OpenCheckpoint extends AutoCloseable {
    /// What the file says of itself.
    Checkpoint checkpoint();

    /// Where the bytes of its storages come from. Thread-safe.
    StorageSource storages();

    /// Releases what was made while opening: maps, files within, temporary files. A second call does nothing.
    @Override
    void close();

    /// What [#close()] does, for whoever keeps the storages and lets go of the checkpoint: a format
    /// whose files may be many gives one that holds no tree.
    default Runnable closer() {
        return this::close;
    }
}

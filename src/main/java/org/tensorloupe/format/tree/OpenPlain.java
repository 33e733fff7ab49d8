package org.tensorloupe.format.tree;

import org.tensorloupe.format.OpenCheckpoint;
import org.tensorloupe.model.Checkpoint;
import org.tensorloupe.tensor.StorageSource;

/// An open file whose storages all lie in it as they are: nothing is owned.
///
/// @param checkpoint what the file says of itself
/// @param storages where the bytes come from
public record OpenPlain(Checkpoint checkpoint, StorageSource storages) implements OpenCheckpoint {
    @Override
    public void close() {
        // The bytes are the caller's.
    }

    @Override
    public Runnable closer() {
        return () -> {};
    }
}

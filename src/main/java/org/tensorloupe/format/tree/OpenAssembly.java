package org.tensorloupe.format.tree;

import org.tensorloupe.format.OpenCheckpoint;
import org.tensorloupe.model.Checkpoint;

/// An open file that needs nothing but its storages.
///
/// @param checkpoint what the file says of itself
/// @param storages where the bytes come from; owned, with the files within
public record OpenAssembly(Checkpoint checkpoint, Assembly storages) implements OpenCheckpoint {
    @Override
    public void close() {
        storages.close();
    }

    @Override
    public Runnable closer() {
        return storages::close;
    }
}

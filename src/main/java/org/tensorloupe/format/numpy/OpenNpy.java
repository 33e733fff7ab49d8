package org.tensorloupe.format.numpy;

import org.tensorloupe.format.OpenCheckpoint;
import org.tensorloupe.format.tree.Assembly;
import org.tensorloupe.model.Checkpoint;

/// An open `.npy` file.
///
/// @param checkpoint what the file says of itself
/// @param storages where the bytes come from; owned, with the files within
record OpenNpy(Checkpoint checkpoint, Assembly storages) implements OpenCheckpoint {
    @Override
    public void close() {
        storages.close();
    }
}

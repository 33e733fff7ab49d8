package org.tensorloupe.format.picklefile;

import org.tensorloupe.format.OpenCheckpoint;
import org.tensorloupe.format.tree.Assembly;
import org.tensorloupe.model.Checkpoint;

/// An open pickle.
///
/// @param checkpoint what the file says of itself
/// @param storages where the bytes come from; owns files within
record OpenPickleFile(Checkpoint checkpoint, Assembly storages) implements OpenCheckpoint {
    @Override
    public void close() {
        storages.close();
    }
}

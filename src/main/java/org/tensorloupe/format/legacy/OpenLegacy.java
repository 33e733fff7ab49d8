package org.tensorloupe.format.legacy;

import org.tensorloupe.format.OpenCheckpoint;
import org.tensorloupe.format.tree.Assembly;
import org.tensorloupe.model.Checkpoint;

/// An open legacy stream.
///
/// @param checkpoint what the file says of itself
/// @param storages where the bytes come from; owns files within
record OpenLegacy(Checkpoint checkpoint, Assembly storages) implements OpenCheckpoint {
    @Override
    public void close() {
        storages.close();
    }
}

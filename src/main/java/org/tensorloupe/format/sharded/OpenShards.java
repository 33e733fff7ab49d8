package org.tensorloupe.format.sharded;

import org.tensorloupe.format.OpenCheckpoint;
import org.tensorloupe.format.tree.Assembly;
import org.tensorloupe.model.Checkpoint;

/// Open shards as one checkpoint.
///
/// @param storages owns the shards
record OpenShards(Checkpoint checkpoint, Assembly storages) implements OpenCheckpoint {
    @Override
    public void close() {
        storages.close();
    }
}

package org.tensorloupe.format.dcp;

import org.tensorloupe.format.OpenCheckpoint;
import org.tensorloupe.format.tree.Assembly;
import org.tensorloupe.model.Checkpoint;

/// An open distributed checkpoint.
///
/// @param storages owns the values' files within
/// @param files the maps of the chunks' files
record OpenDcp(Checkpoint checkpoint, Assembly storages, DcpFiles files) implements OpenCheckpoint {
    @Override
    public void close() {
        storages.close();
        files.close();
    }
}

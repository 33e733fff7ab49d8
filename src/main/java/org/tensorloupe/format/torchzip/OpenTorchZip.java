package org.tensorloupe.format.torchzip;

import org.tensorloupe.bytes.ScratchSpace;
import org.tensorloupe.format.OpenCheckpoint;
import org.tensorloupe.format.tree.Assembly;
import org.tensorloupe.model.Checkpoint;

/// An open PyTorch ZIP.
///
/// @param checkpoint what the file says of itself
/// @param storages where the bytes come from; owns files within
/// @param scratch holds inflated storages; owned
record OpenTorchZip(Checkpoint checkpoint, Assembly storages, ScratchSpace scratch)
        implements OpenCheckpoint {
    @Override
    public void close() {
        storages.close();
        scratch.close();
    }
}

package org.tensorloupe.format.torchtar;

import org.tensorloupe.format.OpenCheckpoint;
import org.tensorloupe.format.tree.Assembly;
import org.tensorloupe.model.Checkpoint;

/// An open PyTorch tar.
///
/// @param checkpoint what the file says of itself
/// @param storages where the bytes come from; owns files within
record OpenTorchTar(Checkpoint checkpoint, Assembly storages) implements OpenCheckpoint {
    @Override
    public void close() {
        storages.close();
    }
}

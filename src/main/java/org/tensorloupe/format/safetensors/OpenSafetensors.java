package org.tensorloupe.format.safetensors;

import org.tensorloupe.format.OpenCheckpoint;
import org.tensorloupe.model.Checkpoint;
import org.tensorloupe.tensor.StorageSource;

/// An open safetensors file; it owns nothing.
record OpenSafetensors(Checkpoint checkpoint, StorageSource storages) implements OpenCheckpoint {
    @Override
    public void close() {
        // The bytes are the caller's.
    }
}

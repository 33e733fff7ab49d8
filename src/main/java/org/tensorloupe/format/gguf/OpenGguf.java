package org.tensorloupe.format.gguf;

import org.tensorloupe.format.OpenCheckpoint;
import org.tensorloupe.model.Checkpoint;

/// An open GGUF file. It owns nothing.
///
/// @param checkpoint what the file says of itself
/// @param storages where the bytes come from
record OpenGguf(Checkpoint checkpoint, GgufStorages storages) implements OpenCheckpoint {
    @Override
    public void close() {}
}

package org.tensorloupe.format.tree;

import org.tensorloupe.bytes.ScratchSpace;
import org.tensorloupe.format.OpenCheckpoint;
import org.tensorloupe.model.Checkpoint;

/// An open archive: what it says, the storages in it, and the space for what is inflated.
///
/// @param checkpoint what the file says of itself
/// @param storages where the bytes come from; owned, with the files within
/// @param scratch holds inflated entries; owned
public record OpenArchive(Checkpoint checkpoint, Assembly storages, ScratchSpace scratch)
        implements OpenCheckpoint {
    @Override
    public void close() {
        closer().run();
    }

    @Override
    public Runnable closer() {
        Assembly parts = storages;
        ScratchSpace space = scratch;
        return () -> {
            try {
                parts.close();
            } finally {
                space.close();
            }
        };
    }
}

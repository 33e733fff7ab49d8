package org.tensorloupe.format;

import org.tensorloupe.bytes.MappedFile;
import org.tensorloupe.model.Checkpoint;
import org.tensorloupe.tensor.StorageSource;

/// An open checkpoint together with the file it reads.
///
/// @param inner what a format made of the file
/// @param file unmapped last
record OpenFile(OpenCheckpoint inner, MappedFile file) implements OpenCheckpoint {
    @Override
    public Checkpoint checkpoint() {
        return inner.checkpoint();
    }

    @Override
    public StorageSource storages() {
        return inner.storages();
    }

    @Override
    public void close() {
        try {
            inner.close();
        } finally {
            file.close();
        }
    }
}

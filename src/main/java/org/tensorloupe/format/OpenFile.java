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
        closer().run();
    }

    @Override
    public Runnable closer() {
        Runnable within = inner.closer();
        MappedFile mapped = file;
        return () -> {
            try {
                within.run();
            } finally {
                mapped.close();
            }
        };
    }
}

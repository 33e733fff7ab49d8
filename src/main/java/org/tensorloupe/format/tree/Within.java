package org.tensorloupe.format.tree;

import java.util.OptionalLong;
import org.tensorloupe.bytes.ByteView;
import org.tensorloupe.bytes.Monitor;
import org.tensorloupe.fault.CheckpointException;
import org.tensorloupe.format.OpenCheckpoint;
import org.tensorloupe.model.Checkpoint;
import org.tensorloupe.tensor.StorageRef;
import org.tensorloupe.tensor.StorageSource;

/// A file within a file, whose storages are placed by the outer one.
///
/// @param inner the file; owned
/// @param part name of the place it stands in
/// @param base its first byte in the outer file; empty if it is not stored plainly there
public record Within(OpenCheckpoint inner, String part, OptionalLong base)
        implements OpenCheckpoint {
    @Override
    public Checkpoint checkpoint() {
        return inner.checkpoint();
    }

    @Override
    public StorageSource storages() {
        return new Shifted(inner.storages(), part, base);
    }

    @Override
    public void close() {
        inner.close();
    }

    private record Shifted(StorageSource inner, String part, OptionalLong base)
            implements StorageSource {
        @Override
        public ByteView bytes(StorageRef storage, Monitor monitor) throws CheckpointException {
            return inner.bytes(storage, monitor);
        }

        @Override
        public Place locate(StorageRef storage) throws CheckpointException {
            Place place = inner.locate(storage);
            OptionalLong offset =
                    base.isPresent() && place.offset().isPresent()
                            ? OptionalLong.of(base.getAsLong() + place.offset().getAsLong())
                            : OptionalLong.empty();
            return new Place(part + " > " + place.part(), offset);
        }
    }
}

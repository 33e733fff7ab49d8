package org.tensorloupe.format.numpy;

import java.util.OptionalLong;
import org.tensorloupe.bytes.ByteView;
import org.tensorloupe.bytes.Monitor;
import org.tensorloupe.fault.CheckpointException;
import org.tensorloupe.tensor.StorageRef;
import org.tensorloupe.tensor.StorageSource;

/// The one storage of an `.npy` file: what follows its header.
///
/// @param at first byte of it
record NpyStorage(ByteView file, long at) implements StorageSource {
    static final String PART = "array";

    @Override
    public ByteView bytes(StorageRef storage, Monitor monitor) throws CheckpointException {
        return file.slice(at, storage.size(), PART);
    }

    @Override
    public Place locate(StorageRef storage) {
        return new Place(PART, OptionalLong.of(at));
    }
}

package org.tensorloupe.format.gguf;

import java.util.Map;
import java.util.OptionalLong;
import org.tensorloupe.bytes.ByteView;
import org.tensorloupe.bytes.Monitor;
import org.tensorloupe.fault.CheckpointException;
import org.tensorloupe.fault.FormatFault;
import org.tensorloupe.tensor.StorageRef;
import org.tensorloupe.tensor.StorageSource;

/// The storages of a GGUF file: a region each.
///
/// @param starts first byte of each in the file; may be past its end
record GgufStorages(ByteView file, Map<StorageRef, Long> starts) implements StorageSource {
    @Override
    public ByteView bytes(StorageRef storage, Monitor monitor) throws CheckpointException {
        return file.slice(start(storage), storage.size(), storage.key());
    }

    @Override
    public Place locate(StorageRef storage) throws CheckpointException {
        return new Place(storage.key(), OptionalLong.of(start(storage)));
    }

    private long start(StorageRef storage) throws CheckpointException {
        Long start = starts.get(storage);
        if (start == null) {
            throw new CheckpointException(new FormatFault.MissingPart(file.name(), storage.key()));
        }
        return start;
    }
}

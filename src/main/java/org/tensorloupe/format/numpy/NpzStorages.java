package org.tensorloupe.format.numpy;

import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;
import org.tensorloupe.bytes.ByteView;
import org.tensorloupe.bytes.Monitor;
import org.tensorloupe.bytes.ScratchSpace;
import org.tensorloupe.fault.CheckpointException;
import org.tensorloupe.fault.FormatFault;
import org.tensorloupe.format.archive.ZipDirectory;
import org.tensorloupe.format.archive.ZipEntry;
import org.tensorloupe.tensor.StorageRef;
import org.tensorloupe.tensor.StorageSource;

/// The arrays of an `.npz`: each an entry without its header. Filled while it is opened.
final class NpzStorages implements StorageSource {
    private final ZipDirectory directory;
    private final ScratchSpace scratch;
    private final Map<StorageRef, Data> places = new HashMap<>();

    /// @param at bytes of the entry in front of the data
    private record Data(ZipEntry entry, long at) {}

    NpzStorages(ZipDirectory directory, ScratchSpace scratch) {
        this.directory = directory;
        this.scratch = scratch;
    }

    void add(StorageRef storage, ZipEntry entry, long at) {
        places.put(storage, new Data(entry, at));
    }

    @Override
    public ByteView bytes(StorageRef storage, Monitor monitor) throws CheckpointException {
        Data data = find(storage);
        ByteView whole = directory.view(data.entry(), scratch, monitor);
        return whole.slice(data.at(), storage.size(), "array");
    }

    @Override
    public Place locate(StorageRef storage) throws CheckpointException {
        Data data = find(storage);
        return new Place(
                data.entry().name(),
                data.entry().isStored()
                        ? OptionalLong.of(directory.dataOffset(data.entry()) + data.at())
                        : OptionalLong.empty());
    }

    private Data find(StorageRef storage) throws CheckpointException {
        Data data = places.get(storage);
        if (data == null) {
            throw new CheckpointException(
                    new FormatFault.MissingPart(directory.file().name(), storage.key()));
        }
        return data;
    }
}

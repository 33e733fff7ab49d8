package org.tensorloupe.format.safetensors;

import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;
import org.tensorloupe.bytes.ByteView;
import org.tensorloupe.bytes.Monitor;
import org.tensorloupe.fault.CheckpointException;
import org.tensorloupe.fault.FormatFault;
import org.tensorloupe.tensor.StorageRef;
import org.tensorloupe.tensor.StorageSource;

/// The storages of a safetensors file: one for each tensor, under its name.
///
/// Filled by one thread while the file is opened; then any thread may read.
final class SafetensorsStorages implements StorageSource {
    private final ByteView data;
    private final long dataOffset;
    private final Map<String, Range> ranges = new HashMap<>();

    /// @param begin first byte, from the end of the header
    private record Range(long begin, long end) {}

    /// @param data everything behind the header
    /// @param dataOffset where that begins in the file
    SafetensorsStorages(ByteView data, long dataOffset) {
        this.data = data;
        this.dataOffset = dataOffset;
    }

    void add(String key, long begin, long end) {
        ranges.put(key, new Range(begin, end));
    }

    @Override
    public ByteView bytes(StorageRef storage, Monitor monitor) throws CheckpointException {
        Range range = range(storage);
        return data.slice(range.begin(), range.end() - range.begin(), storage.key());
    }

    @Override
    public Place locate(StorageRef storage) throws CheckpointException {
        return new Place("data", OptionalLong.of(dataOffset + range(storage).begin()));
    }

    private Range range(StorageRef storage) throws CheckpointException {
        Range range = ranges.get(storage.key());
        if (range == null) {
            throw new CheckpointException(new FormatFault.MissingPart(data.name(), storage.key()));
        }
        return range;
    }
}

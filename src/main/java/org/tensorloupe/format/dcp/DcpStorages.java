package org.tensorloupe.format.dcp;

import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;
import org.tensorloupe.bytes.ByteView;
import org.tensorloupe.bytes.Monitor;
import org.tensorloupe.fault.CheckpointException;
import org.tensorloupe.fault.FormatFault;
import org.tensorloupe.tensor.StorageRef;
import org.tensorloupe.tensor.StorageSource;

/// The storages of a distributed checkpoint: one for each tensor, under its name, read out of its
/// chunks.
///
/// Filled by one thread while the checkpoint is opened; then any thread may read.
final class DcpStorages implements StorageSource {
    private final String where;
    private final Map<String, ChunkedTensor> tensors = new HashMap<>();

    /// @param where name of the checkpoint, for faults
    DcpStorages(String where) {
        this.where = where;
    }

    void add(String name, ChunkedTensor tensor) {
        tensors.put(name, tensor);
    }

    @Override
    public ByteView bytes(StorageRef storage, Monitor monitor) throws CheckpointException {
        return tensor(storage).view();
    }

    @Override
    public Place locate(StorageRef storage) throws CheckpointException {
        int chunks = tensor(storage).chunkCount();
        return new Place(chunks == 1 ? "1 chunk" : chunks + " chunks", OptionalLong.empty());
    }

    private ChunkedTensor tensor(StorageRef storage) throws CheckpointException {
        ChunkedTensor tensor = tensors.get(storage.key());
        if (tensor == null) {
            throw new CheckpointException(new FormatFault.MissingPart(where, storage.key()));
        }
        return tensor;
    }
}

package org.tensorloupe.format.torchzip;

import java.util.OptionalLong;
import org.tensorloupe.bytes.ByteView;
import org.tensorloupe.bytes.Monitor;
import org.tensorloupe.bytes.ScratchSpace;
import org.tensorloupe.fault.CheckpointException;
import org.tensorloupe.fault.FormatFault;
import org.tensorloupe.format.archive.ZipEntry;
import org.tensorloupe.tensor.StorageRef;
import org.tensorloupe.tensor.StorageSource;

/// The storages of a PyTorch ZIP: one entry each.
record ZipStorages(TorchZipLayout layout, ScratchSpace scratch) implements StorageSource {
    @Override
    public ByteView bytes(StorageRef storage, Monitor monitor) throws CheckpointException {
        return layout.directory().view(entry(storage), scratch, monitor);
    }

    @Override
    public Place locate(StorageRef storage) throws CheckpointException {
        ZipEntry entry = entry(storage);
        return new Place(
                entry.name(),
                entry.isStored()
                        ? OptionalLong.of(layout.directory().dataOffset(entry))
                        : OptionalLong.empty());
    }

    private ZipEntry entry(StorageRef storage) throws CheckpointException {
        return layout.storage(storage.key())
                .orElseThrow(() ->
                        new CheckpointException(
                                new FormatFault.MissingPart(
                                        layout.directory().file().name(),
                                        layout.top() + "data/" + storage.key())));
    }
}

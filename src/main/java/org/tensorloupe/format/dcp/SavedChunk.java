package org.tensorloupe.format.dcp;

import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import org.tensorloupe.bytes.ByteView;
import org.tensorloupe.fault.CheckpointException;
import org.tensorloupe.fault.FormatFault;
import org.tensorloupe.format.OpenCheckpoint;
import org.tensorloupe.format.Opening;
import org.tensorloupe.format.tree.StorageBounds;
import org.tensorloupe.model.TensorNode;
import org.tensorloupe.tensor.DType;
import org.tensorloupe.tensor.Shape;
import org.tensorloupe.tensor.StorageRef;
import org.tensorloupe.tensor.StorageSource.Place;
import org.tensorloupe.tensor.TensorInfo;

/// A chunk in a region of a file that `torch.save` wrote: one tensor in a file of its own.
///
/// Only where its bytes lie is kept; the file within is closed again at once.
///
/// @param label the chunk's name, for faults
/// @param place the region
/// @param dtype what the metadata says
/// @param sizes what the metadata says
record SavedChunk(
        DcpFiles files, Opening opening, String label, DcpPlace place, DType dtype, Shape sizes)
        implements ChunkBytes {
    @Override
    public Elements find() throws CheckpointException {
        if (!place.transforms().isEmpty()) {
            throw new CheckpointException(
                    new FormatFault.Unsupported(
                            place.file() + " > " + label,
                            "the stream transform " + String.join(", ", place.transforms())));
        }
        ByteView region = files.bytes(place.file()).slice(place.offset(), place.length(), label);
        try (OpenCheckpoint part = opening.open(region)) {
            List<TensorNode> tensors = part.checkpoint().tensors();
            if (tensors.size() != 1) {
                throw malformed(region, String.format(Locale.ROOT, "%,d tensors", tensors.size()));
            }
            TensorInfo tensor = tensors.getFirst().tensor();
            StorageRef storage = tensor.storage();
            if (storage == null
                    || !tensor.dtype().name().equals(dtype.name())
                    || !tensor.shape().equals(sizes)) {
                throw malformed(region, "%s %s".formatted(tensor.dtype().name(), tensor.shape()));
            }
            Place bytes = part.storages().locate(storage);
            if (bytes.offset().isEmpty()) {
                throw new CheckpointException(
                        new FormatFault.Unsupported(region.name(), "a compressed chunk"));
            }
            ByteView data = region.slice(bytes.offset().getAsLong(), storage.size(), bytes.part());
            var problem = StorageBounds.problem(tensor, OptionalLong.of(data.size()));
            if (problem.isPresent()) {
                throw malformed(region, problem.get());
            }
            return new Elements(data, tensor.storageOffset(), tensor.strides());
        }
    }

    private CheckpointException malformed(ByteView region, String found) {
        return new CheckpointException(
                new FormatFault.Malformed(
                        region.name(), "a chunk of %s %s".formatted(dtype.name(), sizes), found));
    }
}

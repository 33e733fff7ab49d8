package org.tensorloupe.load;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.tensorloupe.bytes.Monitor;
import org.tensorloupe.export.OutputPlan;
import org.tensorloupe.export.OutputTensor;
import org.tensorloupe.export.TensorExporter;
import org.tensorloupe.fault.CheckpointException;
import org.tensorloupe.fault.FaultText;
import org.tensorloupe.format.Formats;
import org.tensorloupe.format.OpenCheckpoint;
import org.tensorloupe.model.TensorNode;
import org.tensorloupe.tensor.StorageSource;
import org.tensorloupe.tensor.TensorInfo;

/// Reads a file that was just written with the reader for its format, and compares every byte of its
/// tensors with what the source gives.
final class WrittenCheck {
    private static final String REFUSED = "what was written does not read back: ";

    private WrittenCheck() {}

    /// @param written the file
    /// @param plan what it should hold
    /// @param monitor hears of the source's bytes, and may cancel
    /// @throws IOException if it holds anything else
    static void check(
            Path written,
            OutputPlan plan,
            TensorExporter exporter,
            StorageSource source,
            Monitor monitor)
            throws IOException {
        try (OpenCheckpoint open = Formats.open(written, monitor)) {
            List<TensorInfo> found =
                    open.checkpoint().tensors().stream().map(TensorNode::tensor).toList();
            if (open.checkpoint().isDamaged() || found.size() != plan.tensors().size()) {
                throw new IOException(
                        REFUSED + found.size() + " tensors of " + plan.tensors().size());
            }
            for (int i = 0; i < found.size(); i++) {
                compare(plan.tensors().get(i), found.get(i), exporter.holdsSeveral());
            }
            ChunkSweep.run(
                    plan.tensors(),
                    monitor,
                    (chunk, shared) ->
                            isEqual(chunk, found.get(chunk.index()), source, open, shared),
                    new Judge());
        } catch (CheckpointException e) {
            throw new IOException(REFUSED + FaultText.of(e.fault()).reason(), e);
        }
    }

    private static void compare(OutputTensor expected, TensorInfo found, boolean named)
            throws IOException {
        boolean same =
                expected.shape().equals(found.shape())
                        && expected.type().equals(found.dtype())
                        && (!named || expected.name().equals(found.name()));
        if (!same) {
            throw new IOException(REFUSED + expected.name() + " is not what it should be");
        }
    }

    private static boolean isEqual(
            ChunkSweep.Chunk chunk,
            TensorInfo found,
            StorageSource source,
            OpenCheckpoint written,
            Monitor monitor)
            throws CheckpointException {
        byte[] expected = new byte[chunk.bytes()];
        byte[] actual = new byte[chunk.bytes()];
        chunk.tensor().open(source, monitor).encode(chunk.from(), chunk.count(), expected);
        new OutputTensor(found.name(), found, found.dtype())
                .open(written.storages(), monitor)
                .encode(chunk.from(), chunk.count(), actual);
        return Arrays.equals(expected, actual);
    }

    private static final class Judge implements ChunkSweep.Receiver<Boolean> {
        @Override
        public void done(ChunkSweep.Chunk chunk, Boolean equal) throws IOException {
            if (!equal) {
                throw new IOException(REFUSED + chunk.tensor().name() + " has other values");
            }
        }

        @Override
        public void failed(ChunkSweep.Chunk chunk, CheckpointException fault) throws IOException {
            throw new IOException(REFUSED + FaultText.of(fault.fault()).reason(), fault);
        }
    }
}

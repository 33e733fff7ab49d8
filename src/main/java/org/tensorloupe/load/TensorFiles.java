package org.tensorloupe.load;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.tensorloupe.bytes.Monitor;
import org.tensorloupe.export.AtomicOutput;
import org.tensorloupe.export.OutputPlan;
import org.tensorloupe.export.OutputTensor;
import org.tensorloupe.export.TensorExporter;
import org.tensorloupe.export.TensorExporter.Writing;
import org.tensorloupe.fault.CheckpointException;
import org.tensorloupe.fault.FormatFault;
import org.tensorloupe.tensor.Quantities;
import org.tensorloupe.tensor.StorageSource;

/// Writes files of tensors: over all cores, chunk by chunk, read again and compared with the source
/// before they appear under their name.
public final class TensorFiles {
    /// Arrays that are kept for the next chunk, at most one for each that is under way.
    private final Queue<byte[]> spare = new ConcurrentLinkedQueue<>();

    private final OutputPlan plan;
    private final TensorExporter exporter;
    private final StorageSource source;
    private final Monitor monitor;
    private final Map<OutputTensor, FormatFault> unreadable = new LinkedHashMap<>();

    private TensorFiles(
            OutputPlan plan, TensorExporter exporter, StorageSource source, Monitor monitor) {
        this.plan = plan;
        this.exporter = exporter;
        this.source = source;
        this.monitor = monitor;
    }

    /// Writes the tensors of a plan. A tensor that turns out to be unreadable on the way is left
    /// out, and the file written anew without it.
    ///
    /// @param monitor hears of the source's bytes twice, for writing and for comparing; may cancel
    /// @return the plan as it was carried out
    /// @throws CheckpointException if none of the tensors can be read
    /// @throws IOException if the file cannot be written, or does not hold what was written to it
    public static OutputPlan write(
            OutputPlan plan,
            TensorExporter exporter,
            Path target,
            StorageSource source,
            Monitor monitor)
            throws CheckpointException, IOException {
        OutputPlan current = plan;
        while (true) {
            TensorFiles attempt = new TensorFiles(current, exporter, source, monitor);
            if (attempt.write(target)) {
                return current;
            }
            current = current.without(attempt.unreadable);
            if (current.tensors().isEmpty()) {
                throw new CheckpointException(attempt.unreadable.values().iterator().next());
            }
        }
    }

    /// A disk that is filled first and found full then is of no use to anybody meanwhile.
    private void checkSpace(Path target) throws IOException {
        Path folder = target.toAbsolutePath().getParent();
        if (folder == null || !Files.isDirectory(folder)) {
            return;
        }
        long free;
        try {
            free = Files.getFileStore(folder).getUsableSpace();
        } catch (IOException _) {
            return; // In a sandbox there may be no such mount; writing will tell.
        }
        if (plan.byteSize() > free) {
            throw new IOException(
                    "it takes %s, and the disk has %s left"
                            .formatted(Quantities.bytes(plan.byteSize()), Quantities.bytes(free)));
        }
    }

    /// @return false if a tensor is unreadable; then no file was written
    private boolean write(Path target) throws IOException {
        checkSpace(target);
        try (AtomicOutput output = AtomicOutput.to(target)) {
            Writing writing = exporter.begin(plan, output);
            ChunkSweep.run(plan.tensors(), monitor, this::encode, new Writer(writing));
            if (!unreadable.isEmpty()) {
                return false;
            }
            writing.finish();
            Optional<Path> written = output.written();
            if (written.isPresent()) {
                WrittenCheck.check(written.get(), plan, exporter, source, monitor);
            }
            output.commit();
            return true;
        }
    }

    private byte[] encode(ChunkSweep.Chunk chunk, Monitor shared) throws CheckpointException {
        byte[] kept = spare.poll();
        byte[] out = kept != null && kept.length >= chunk.bytes() ? kept : new byte[chunk.bytes()];
        chunk.tensor().open(source, shared).encode(chunk.from(), chunk.count(), out);
        return out;
    }

    /// Writes until the first tensor that cannot be read, and then only looks for others.
    private final class Writer implements ChunkSweep.Receiver<byte[]> {
        private final Writing writing;

        Writer(Writing writing) {
            this.writing = writing;
        }

        @Override
        public void done(ChunkSweep.Chunk chunk, byte[] bytes) throws IOException {
            if (unreadable.isEmpty()) {
                if (chunk.first()) {
                    writing.begin(chunk.tensor());
                }
                writing.write(bytes, chunk.bytes());
                if (chunk.last()) {
                    writing.end();
                }
            }
            spare.add(bytes);
        }

        @Override
        public void failed(ChunkSweep.Chunk chunk, CheckpointException fault) {
            unreadable.putIfAbsent(chunk.tensor(), fault.fault());
        }
    }
}

package org.tensorloupe.format.dcp;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.tensorloupe.bytes.ByteViews;
import org.tensorloupe.bytes.Monitor;
import org.tensorloupe.fault.CheckpointException;
import org.tensorloupe.fault.FaultText;
import org.tensorloupe.format.OpenCheckpoint;
import org.tensorloupe.format.Opening;
import org.tensorloupe.format.json.JsonValues;
import org.tensorloupe.format.tree.FindingLog;
import org.tensorloupe.format.tree.StateDicts;
import org.tensorloupe.model.Checkpoint;
import org.tensorloupe.model.Finding;
import org.tensorloupe.model.Finding.Severity;
import org.tensorloupe.model.GroupNode;
import org.tensorloupe.model.TensorNode;
import org.tensorloupe.tensor.DType;
import org.tensorloupe.tensor.Shape;
import org.tensorloupe.tensor.StorageSource;
import org.tensorloupe.tensor.TensorInfo;

/// Puts the chunks of several safetensors files together. Used once, by one thread.
///
/// The shape of a tensor is not written down: it reaches as far as its chunks.
final class SafetensorsChunks implements AutoCloseable {
    /// Key of the files' metadata that tells where their chunks begin, as JSON.
    static final String INFO = "DCP_SHARDING_INFO";

    private static final int LONGEST_INFO = 32 << 20;

    private final FindingLog log = new FindingLog();
    private final List<OpenCheckpoint> parts = new ArrayList<>();
    private final Map<String, Parts> tensors = new LinkedHashMap<>();
    private long size;

    /// What was found of one tensor.
    private static final class Parts {
        private final DType dtype;
        private final long[] sizes;
        private final List<Chunk> chunks = new ArrayList<>();

        Parts(DType dtype, int rank) {
            this.dtype = dtype;
            this.sizes = new long[rank];
        }
    }

    private record Open(Checkpoint checkpoint, StorageSource storages, SafetensorsChunks owner)
            implements OpenCheckpoint {
        @Override
        public void close() {
            owner.close();
        }
    }

    private SafetensorsChunks() {}

    static OpenCheckpoint open(String name, List<Path> files, String format, Opening opening) {
        SafetensorsChunks all = new SafetensorsChunks();
        boolean opened = false;
        try {
            for (Path file : files) {
                opening.monitor().advance(0);
                all.add(file, opening);
            }
            OpenCheckpoint open = all.assemble(name, format);
            opened = true;
            return open;
        } finally {
            if (!opened) {
                all.close();
            }
        }
    }

    private void add(Path file, Opening opening) {
        String name = String.valueOf(file.getFileName());
        try {
            OpenCheckpoint part = opening.open(file);
            parts.add(part);
            Checkpoint checkpoint = part.checkpoint();
            size += checkpoint.fileSize();
            for (Finding finding : checkpoint.findings()) {
                log.add(
                        finding.severity(),
                        "findings in the files",
                        finding.name(),
                        name + ": " + finding.message());
            }
            if (checkpoint.fault() != null) {
                log.add(Severity.ERROR, FaultText.line(checkpoint.fault()));
            }
            String info = checkpoint.metadata().getOrDefault(INFO, "{}");
            Object offsets =
                    JsonValues.read(
                            ByteViews.of(
                                    name + " > " + INFO, info.getBytes(StandardCharsets.UTF_8)),
                            LONGEST_INFO);
            for (TensorNode node : checkpoint.tensors()) {
                chunk(name, node.tensor(), offsets, part.storages());
            }
        } catch (CheckpointException e) {
            log.add(
                    Severity.ERROR,
                    "files cannot be read",
                    "",
                    "the file %s cannot be read: %s".formatted(name, e.getMessage()));
        }
    }

    private void chunk(
            String file, TensorInfo tensor, @Nullable Object info, StorageSource storages) {
        long[] offsets = offsets(tensor, info);
        Parts known =
                tensors.computeIfAbsent(
                        tensor.name(), _ -> new Parts(tensor.dtype(), tensor.shape().rank()));
        if (offsets == null
                || known.sizes.length != offsets.length
                || !known.dtype.name().equals(tensor.dtype().name())) {
            log.add(
                    Severity.ERROR,
                    "chunks do not fit their tensors",
                    tensor.name(),
                    "its chunk in %s does not fit the others".formatted(file));
            return;
        }
        for (int axis = 0; axis < offsets.length; axis++) {
            known.sizes[axis] =
                    Math.max(known.sizes[axis], offsets[axis] + tensor.shape().size(axis));
        }
        known.chunks.add(
                new Chunk(
                        offsets,
                        tensor.shape(),
                        () ->
                                new ChunkBytes.Elements(
                                        storages.bytes(
                                                Objects.requireNonNull(tensor.storage()),
                                                Monitor.NONE),
                                        tensor.storageOffset(),
                                        tensor.strides())));
    }

    /// Where a chunk begins: at 0 unless the file tells; null if that makes no sense.
    private static long @Nullable [] offsets(TensorInfo tensor, @Nullable Object info) {
        long[] offsets = new long[tensor.shape().rank()];
        if (info instanceof Map<?, ?> all
                && all.get(tensor.name()) instanceof Map<?, ?> one
                && one.get("saved_offsets") instanceof List<?> told) {
            if (told.size() != offsets.length) {
                return null;
            }
            for (int axis = 0; axis < offsets.length; axis++) {
                if (!(told.get(axis) instanceof Long offset)
                        || offset < 0
                        || offset > Long.MAX_VALUE - tensor.shape().size(axis)) {
                    return null;
                }
                offsets[axis] = offset;
            }
        }
        return offsets;
    }

    private OpenCheckpoint assemble(String name, String format) {
        DcpStorages storages = new DcpStorages(name);
        DcpAssembler assembler = new DcpAssembler(name, storages, log);
        tensors.forEach((tensor, found) -> {
            List<Object> path = List.of(tensor);
            try {
                Shape shape = Shape.of(found.sizes);
                assembler.tensor(tensor, path, found.dtype, shape, false, found.chunks);
            } catch (ArithmeticException _) {
                assembler.broken(tensor, path, "its shape is impossible");
            }
        });
        GroupNode root = new GroupNode(name, "", GroupNode.Kind.ROOT, assembler.nodes());
        Checkpoint checkpoint =
                new Checkpoint(
                        name,
                        size,
                        format,
                        "",
                        root,
                        assembler.tensors(),
                        StateDicts.find(root),
                        Map.of("files", String.format(Locale.ROOT, "%,d", parts.size())),
                        List.of(),
                        log.findings(),
                        null);
        return new Open(checkpoint, storages, this);
    }

    @Override
    public void close() {
        parts.forEach(OpenCheckpoint::close);
    }
}

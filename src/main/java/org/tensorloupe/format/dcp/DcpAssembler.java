package org.tensorloupe.format.dcp;

import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.tensorloupe.format.tree.FindingLog;
import org.tensorloupe.model.Finding.Severity;
import org.tensorloupe.model.Node;
import org.tensorloupe.model.TensorNode;
import org.tensorloupe.model.ValueNode;
import org.tensorloupe.tensor.DType;
import org.tensorloupe.tensor.Shape;
import org.tensorloupe.tensor.StorageRef;
import org.tensorloupe.tensor.Strides;
import org.tensorloupe.tensor.TensorInfo;
import org.tensorloupe.tensor.TensorInfo.Traits;

/// Makes tensors of chunks and collects them. Used once, by one thread.
final class DcpAssembler {
    private final String where;
    private final DcpStorages storages;
    private final FindingLog log;
    private final DcpTree tree = new DcpTree();
    private final List<TensorNode> tensors = new ArrayList<>();

    /// @param where name of the checkpoint, for faults
    DcpAssembler(String where, DcpStorages storages, FindingLog log) {
        this.where = where;
        this.storages = storages;
        this.log = log;
    }

    /// Adds a tensor.
    ///
    /// @param path where it stands in the tree
    /// @param chunks in any order
    void tensor(
            String name,
            List<Object> path,
            DType dtype,
            Shape shape,
            boolean requiresGrad,
            List<Chunk> chunks) {
        String key = String.valueOf(path.getLast());
        StorageRef storage;
        Strides strides;
        try {
            long bytes = dtype.byteSize(shape.numel());
            storage = new StorageRef(name, "cpu", bytes, ByteOrder.LITTLE_ENDIAN);
            strides = Strides.contiguous(shape);
        } catch (ArithmeticException _) {
            broken(name, path, "the bytes of its shape %s do not fit 64 bits".formatted(shape));
            return;
        }
        if (dtype.bits() % Byte.SIZE != 0) {
            broken(name, path, "chunks of %s are not read".formatted(dtype.name()));
            return;
        }
        List<Chunk> within = new ArrayList<>(chunks.size());
        for (Chunk chunk : chunks) {
            if (chunk.isWithin(shape)) {
                within.add(chunk);
            } else {
                error("chunks are outside their tensors", name, "a chunk is outside its shape");
            }
        }
        try {
            ChunkGrid grid = ChunkGrid.of(shape, within);
            check(name, shape, grid);
            storages.add(name, new ChunkedTensor(where + " > " + name, dtype, shape, within, grid));
        } catch (ChunkGrid.IrregularException _) {
            error(
                    "tensors lie in too irregular chunks",
                    name,
                    String.format(
                            Locale.ROOT,
                            "its %,d chunks lie too irregularly to be read",
                            within.size()));
        }
        Traits traits = new Traits(false, requiresGrad, false, false, null);
        TensorNode node =
                new TensorNode(
                        key, new TensorInfo(name, dtype, shape, strides, 0, storage, traits));
        tensors.add(node);
        tree.add(path, node);
    }

    private void check(String name, Shape shape, ChunkGrid grid) {
        long missing = shape.numel() - grid.covered();
        if (missing > 0) {
            error(
                    "tensors are incomplete",
                    name,
                    String.format(
                            Locale.ROOT,
                            "no chunk holds %,d of its %,d elements",
                            missing,
                            shape.numel()));
        }
        if (grid.isOverlapping()) {
            log.add(
                    Severity.WARNING,
                    "tensors lie in overlapping chunks",
                    name,
                    "some of its chunks hold the same elements; the first of them is read");
        }
    }

    /// Adds an entry of which no tensor can be made.
    void broken(String name, List<Object> path, String reason) {
        error("entries are broken", name, reason);
        String key = String.valueOf(path.getLast());
        value(path, new ValueNode(key, name, "broken entry", reason));
    }

    /// Adds what is not a tensor of chunks.
    void value(List<Object> path, Node node) {
        tree.add(path, node);
    }

    /// Tensors that a value holds.
    void inner(List<TensorNode> more) {
        tensors.addAll(more);
    }

    void error(String kind, String name, String message) {
        log.add(Severity.ERROR, kind, name, message);
    }

    List<TensorNode> tensors() {
        return tensors;
    }

    List<Node> nodes() {
        return tree.nodes();
    }
}

package org.tensorloupe.format.gguf;

import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.tensorloupe.bytes.ByteView;
import org.tensorloupe.fault.CheckpointException;
import org.tensorloupe.fault.FormatFault;
import org.tensorloupe.format.tree.FindingLog;
import org.tensorloupe.format.tree.StorageBounds;
import org.tensorloupe.model.Finding;
import org.tensorloupe.model.Finding.Severity;
import org.tensorloupe.model.TensorNode;
import org.tensorloupe.tensor.DType;
import org.tensorloupe.tensor.DTypes;
import org.tensorloupe.tensor.Quantities;
import org.tensorloupe.tensor.Shape;
import org.tensorloupe.tensor.StorageRef;
import org.tensorloupe.tensor.Strides;
import org.tensorloupe.tensor.TensorInfo;
import org.tensorloupe.tensor.TensorInfo.Traits;

/// Reads the descriptions of a GGUF file's tensors, and finds their places.
final class GgufTensors {
    /// More than four times those of the largest models.
    private static final int MOST_TENSORS = 250_000;

    private static final int NAME = 0xffff;

    /// llama.cpp itself has four.
    private static final int MOST_AXES = 16;

    private final GgufCursor in;
    private final ByteOrder order;
    private final List<TensorNode> nodes = new ArrayList<>();
    private final FindingLog findings = new FindingLog();
    private final Map<String, Integer> seen = new HashMap<>();
    private final Set<String> keys = new HashSet<>();
    private final Map<StorageRef, Long> offsets = new HashMap<>();
    private boolean inOrder = true;
    private long end;

    GgufTensors(GgufCursor in, ByteOrder order) {
        this.in = in;
        this.order = order;
    }

    /// The tensors in file order; their labels are their whole names.
    List<TensorNode> nodes() {
        return nodes;
    }

    /// What is wrong with them.
    List<Finding> findings() {
        return findings.findings();
    }

    /// Where each storage begins, counted from the first byte of the data.
    Map<StorageRef, Long> offsets() {
        return offsets;
    }

    /// Reads this many descriptions.
    ///
    /// @param alignment what data begins at a multiple of
    /// @throws CheckpointException if they are too many or cut short
    void read(long count, long alignment) throws CheckpointException {
        if (count > MOST_TENSORS) {
            throw new CheckpointException(
                    new FormatFault.LimitExceeded(in.where(), "tensors", MOST_TENSORS, count));
        }
        for (long i = 0; i < count; i++) {
            in.enter("description of tensor " + i);
            one(in.name(NAME), alignment);
        }
        overlaps();
    }

    private void one(String name, long alignment) throws CheckpointException {
        in.enter("description of tensor " + name);
        long axes = in.u32();
        if (axes > MOST_AXES) {
            throw in.malformed("at most " + MOST_AXES + " axes", Long.toString(axes));
        }
        long[] sizes = new long[(int) axes];
        for (int axis = sizes.length - 1; axis >= 0; axis--) {
            sizes[axis] = in.size();
        }
        long type = in.u32();
        long offset = in.i64();
        Optional<DType> known = GgufTypes.of(type);
        DType dtype = known.orElseGet(() -> DTypes.opaque(GgufTypes.name(type), 0));
        long bytes;
        Shape shape;
        try {
            shape = Shape.of(sizes);
            bytes = dtype.byteSize(shape.numel());
        } catch (ArithmeticException _) {
            error(name, "the shape %s is impossible".formatted(Arrays.toString(sizes)));
            inOrder = false;
            return;
        }
        int times = seen.merge(name, 1, Integer::sum);
        if (times > 1) {
            findings.add(
                    Severity.WARNING,
                    "tensors have the name of another",
                    name,
                    "another tensor has the same name");
        }
        if (known.isEmpty()) {
            error(name, "values of %s are not read".formatted(dtype.name()));
            inOrder = false;
            add(name, dtype, shape, null);
            return;
        }
        int group = dtype.group();
        if (group > 1 && (sizes.length == 0 || sizes[sizes.length - 1] % group != 0)) {
            error(
                    name,
                    String.format(
                            Locale.ROOT,
                            "rows of %s are not whole blocks of %d elements",
                            Arrays.toString(sizes),
                            group));
            add(name, dtype, shape, null);
            inOrder = false;
            return;
        }
        StorageRef storage = new StorageRef(key(name, times), "cpu", bytes, order);
        place(name, storage, offset, alignment);
        add(name, dtype, shape, storage);
    }

    private String key(String name, int times) {
        String key = times == 1 ? name : name + "#" + times;
        for (int next = times; !keys.add(key); next++) {
            key = name + "#" + next;
        }
        return key;
    }

    private void place(String name, StorageRef storage, long offset, long alignment) {
        offsets.put(storage, offset);
        inOrder &= offset == end;
        if (offset >= 0 && offset % alignment != 0) {
            findings.add(
                    Severity.WARNING,
                    "tensors are not aligned",
                    name,
                    String.format(
                            Locale.ROOT, "its offset %d is no multiple of %d", offset, alignment));
        }
        try {
            long last = Math.addExact(Math.max(0, offset), storage.size());
            end = Math.multiplyExact(Math.ceilDiv(last, alignment), alignment);
        } catch (ArithmeticException _) {
            inOrder = false;
        }
    }

    private void add(String name, DType dtype, Shape shape, @Nullable StorageRef storage) {
        nodes.add(
                new TensorNode(
                        name,
                        new TensorInfo(
                                name,
                                dtype,
                                shape,
                                Strides.contiguous(shape),
                                0,
                                storage,
                                Traits.PLAIN)));
    }

    private void error(String name, String message) {
        findings.add(Severity.ERROR, "tensors cannot be read whole", name, message);
    }

    /// Tensors that begin before the one in front of them ends.
    private void overlaps() {
        List<Map.Entry<StorageRef, Long>> sorted =
                offsets.entrySet().stream()
                        .filter(e -> e.getValue() >= 0 && e.getKey().size() > 0)
                        .sorted(Comparator.comparingLong(Map.Entry::getValue))
                        .toList();
        long count = 0;
        String first = "";
        for (int i = 1; i < sorted.size(); i++) {
            var before = sorted.get(i - 1);
            var next = sorted.get(i);
            if (next.getValue() - before.getValue() < before.getKey().size()) {
                first =
                        count++ == 0
                                ? before.getKey().key() + " and " + next.getKey().key()
                                : first;
            }
        }
        if (count > 0) {
            findings.add(
                    Severity.WARNING,
                    "%s of tensors overlap, first %s"
                            .formatted(Quantities.of(count, "pair"), first));
        }
    }

    /// Checks the tensors against what the file holds.
    ///
    /// @param start first byte of the data
    /// @return the fault of a file that ends before its data does, all of which is in order
    Optional<FormatFault> check(ByteView file, long start) {
        boolean cut = false;
        for (TensorNode node : nodes) {
            StorageRef storage = node.tensor().storage();
            if (storage != null) {
                long stored = stored(file, start, storage);
                Optional<String> problem =
                        StorageBounds.problem(node.tensor(), OptionalLong.of(stored));
                problem.ifPresent(text -> error(node.name(), text));
                cut |= problem.isPresent();
            }
        }
        return cut && inOrder
                ? Optional.of(
                        new FormatFault.CutShort(file.name(), file.size(), "the rest of the data"))
                : Optional.empty();
    }

    /// Bytes that the file really holds of a storage.
    private long stored(ByteView file, long start, StorageRef storage) {
        long offset = offsets.getOrDefault(storage, -1L);
        long data = Math.max(0, file.size() - start);
        return offset < 0 || offset > data ? 0 : Math.min(storage.size(), data - offset);
    }
}

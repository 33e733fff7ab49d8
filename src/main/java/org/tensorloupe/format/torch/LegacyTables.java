package org.tensorloupe.format.torch;

import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.tensorloupe.bytes.ByteView;
import org.tensorloupe.bytes.ByteViews;
import org.tensorloupe.bytes.Monitor;
import org.tensorloupe.fault.CheckpointException;
import org.tensorloupe.fault.FormatFault;
import org.tensorloupe.model.Import;
import org.tensorloupe.pickle.PersistentIds;
import org.tensorloupe.pickle.Pickle;
import org.tensorloupe.pickle.PickleLimits;
import org.tensorloupe.pickle.PickleReader;
import org.tensorloupe.pickle.PyGlobal;
import org.tensorloupe.pickle.PyList;
import org.tensorloupe.pickle.PyObject;
import org.tensorloupe.pickle.PyPersistentId;
import org.tensorloupe.pickle.PyTuple;
import org.tensorloupe.tensor.DType;
import org.tensorloupe.tensor.StorageRef;

/// The tables of storages and of tensors in the tar that `torch.save` wrote in 2016 and 2017, and
/// what the object's persistent ids mean by them.
///
/// `legacy_load` in `torch/serialization.py` defines them. An id is the key of a tensor as text, or
/// `(class, source file, source)` for the class; some files name storages as later formats do.
public final class LegacyTables implements PersistentIds {
    private static final PyGlobal REBUILD = new PyGlobal("torch._utils", "_rebuild_tensor");
    private static final int MOST_AXES = 1000;

    private final Monitor monitor;
    private final Map<String, TorchStorage> storages = new HashMap<>();
    private final Map<String, PyObject> tensors = new HashMap<>();
    private final List<ModuleSource> sources = new ArrayList<>();
    private final Set<Import> imports = new LinkedHashSet<>();
    private final TorchStorages others;
    private LegacyData data;
    private long at;

    /// @param where name of the file, for faults
    public LegacyTables(String where, Monitor monitor) {
        this.monitor = monitor;
        data = new LegacyData(ByteViews.of(where, new byte[0]), 0);
        others = new TorchStorages(where, ByteOrder.LITTLE_ENDIAN);
    }

    /// Reads a table of storages: their number; of each the pickle of `(key, location, class)`, the
    /// number of elements and the elements; then the pickle of the views `(key, root's key, offset,
    /// number of elements)`.
    ///
    /// What was read before a fault stands.
    ///
    /// @param part the table
    /// @param offset byte of the file at which it begins
    /// @throws CheckpointException if it is cut or damaged
    public void readStorages(ByteView part, long offset) throws CheckpointException {
        at = 0;
        data = new LegacyData(part, 0, offset);
        long count = number(part, "the number of storages");
        for (long i = 0; i < count; i++) {
            PyTuple args = tuple(part, "the key of a storage", 3);
            if (!(args.get(2) instanceof PyGlobal type)) {
                throw malformed(part, "a storage class", Calls.kind(args.get(2)));
            }
            DType dtype =
                    TorchTypes.ofStorage(type)
                            .orElseThrow(
                                    () -> malformed(part, "a storage class", type.qualifiedName()));
            String key = String.valueOf(args.get(0));
            StorageRef ref =
                    data.next(
                            key, String.valueOf(args.get(1)), at, TorchTypes.bytesPerCount(dtype));
            storages.putIfAbsent(key, new TorchStorage(ref, dtype));
            if (data.fault() != null) {
                throw new CheckpointException(data.fault());
            }
            at = data.end();
        }
        if (at < part.size()
                && next(part, "the views of storages").root() instanceof PyList views) {
            for (Object view : views.items()) {
                addView(part, view);
            }
        }
    }

    private void addView(ByteView part, @Nullable Object view) throws CheckpointException {
        if (view instanceof PyTuple tuple
                && tuple.size() == 4
                && tuple.get(2) instanceof Long first
                && tuple.get(3) instanceof Long count) {
            TorchStorage root = storages.get(String.valueOf(tuple.get(1)));
            if (root != null) {
                storages.putIfAbsent(
                        String.valueOf(tuple.get(0)), root.part(part.name(), first, count));
                return;
            }
        }
        throw malformed(part, "a view of a storage", Calls.kind(view));
    }

    /// Reads a table of tensors: their number; of each the pickle of `(key, storage's key, class)`,
    /// the rank, the sizes, the strides and the storage offset.
    ///
    /// @throws CheckpointException if it is cut or damaged; what was read before stands
    public void readTensors(ByteView part) throws CheckpointException {
        at = 0;
        long count = number(part, "the number of tensors");
        for (long i = 0; i < count; i++) {
            PyTuple args = tuple(part, "the key of a tensor", 3);
            need(part, Long.BYTES, "the shape of a tensor");
            long rank = part.u32(at);
            at += Long.BYTES;
            if (rank > MOST_AXES) {
                throw malformed(part, "a number of axes", Long.toString(rank));
            }
            long[] numbers = new long[2 * (int) rank + 1];
            need(part, (long) Long.BYTES * numbers.length, "the shape of a tensor");
            part.read(at, ByteOrder.LITTLE_ENDIAN, numbers, 0, numbers.length);
            at += (long) Long.BYTES * numbers.length;
            int axes = (int) rank;
            tensors.put(
                    String.valueOf(args.get(0)),
                    new PyObject(
                            REBUILD,
                            PyTuple.of(
                                    storages.get(String.valueOf(args.get(1))),
                                    numbers[2 * axes],
                                    tuple(numbers, 0, axes),
                                    tuple(numbers, axes, 2 * axes)),
                            null));
        }
    }

    /// Where the storages stand; has none before they are read.
    public LegacyData data() {
        return data;
    }

    /// Source texts of modules, once the object was read.
    public List<ModuleSource> sources() {
        return sources;
    }

    /// What the tables' pickles name.
    public List<Import> imports() {
        return List.copyOf(imports);
    }

    @Override
    public @Nullable Object load(@Nullable Object id) throws CheckpointException {
        if (id instanceof PyTuple tuple && tuple.size() > 0) {
            if (tuple.get(0) instanceof PyGlobal type) {
                if (tuple.size() == 3) {
                    ModuleSource.of(type, tuple.get(1), tuple.get(2)).ifPresent(sources::add);
                }
                return type;
            }
            TorchStorage present =
                    tuple.size() > 2 ? storages.get(String.valueOf(tuple.get(2))) : null;
            return "storage".equals(tuple.get(0)) && present != null ? present : others.load(id);
        }
        String key = String.valueOf(id);
        PyObject tensor = tensors.get(key);
        if (tensor != null) {
            return tensor;
        }
        // A tensor that cannot be rebuilt, and says so in its place.
        return storages.containsKey(key)
                ? storages.get(key)
                : new PyObject(REBUILD, PyTuple.of(new PyPersistentId(id)), null);
    }

    private static PyTuple tuple(long[] numbers, int from, int to) {
        return PyTuple.of((Object[]) Arrays.stream(numbers, from, to).boxed().toArray(Long[]::new));
    }

    private long number(ByteView part, String what) throws CheckpointException {
        return next(part, what).root() instanceof Long count ? count : 0;
    }

    private PyTuple tuple(ByteView part, String what, int size) throws CheckpointException {
        Object root = next(part, what).root();
        if (root instanceof PyTuple tuple && tuple.size() == size) {
            return tuple;
        }
        throw malformed(part, what, Calls.kind(root));
    }

    private Pickle next(ByteView part, String what) throws CheckpointException {
        try {
            Pickle pickle = PickleReader.read(part, at, PickleLimits.defaults(), KEEP, monitor);
            at = pickle.end();
            imports.addAll(KnownImports.grade(pickle.imports()));
            return pickle;
        } catch (CheckpointException e) {
            if (e.fault() instanceof FormatFault.OutOfRange) {
                throw new CheckpointException(
                        new FormatFault.CutShort(part.name(), part.size(), what), e);
            }
            throw e;
        }
    }

    private void need(ByteView part, long bytes, String what) throws CheckpointException {
        if (part.size() - at < bytes) {
            throw new CheckpointException(new FormatFault.CutShort(part.name(), part.size(), what));
        }
    }

    private static CheckpointException malformed(ByteView part, String expected, String found) {
        return new CheckpointException(new FormatFault.Malformed(part.name(), expected, found));
    }
}

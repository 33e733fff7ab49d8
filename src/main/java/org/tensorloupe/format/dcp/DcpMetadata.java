package org.tensorloupe.format.dcp;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tensorloupe.fault.CheckpointException;
import org.tensorloupe.fault.FormatFault;
import org.tensorloupe.format.dcp.DcpEntry.Box;
import org.tensorloupe.format.dcp.DcpEntry.Listing;
import org.tensorloupe.format.dcp.DcpEntry.TensorEntry;
import org.tensorloupe.format.dcp.DcpEntry.ValueEntry;
import org.tensorloupe.pickle.PyDict;
import org.tensorloupe.pickle.PyGlobal;
import org.tensorloupe.pickle.PyList;
import org.tensorloupe.pickle.PyObject;
import org.tensorloupe.pickle.PyTuple;
import org.tensorloupe.tensor.DType;
import org.tensorloupe.tensor.DTypes;
import org.tensorloupe.tensor.Shape;

/// Understands the pickle in `.metadata`: an object of `torch.distributed.checkpoint.metadata.Metadata`
/// as of PyTorch 2.13, and its forerunners without `planner_data` or version.
final class DcpMetadata {
    static final String MODULE = "torch.distributed.checkpoint.metadata";

    private static final int DEEPEST_PATH = 40;

    private final @Nullable PyDict paths;
    private final Map<Key, DcpPlace> places;

    /// A chunk of a tensor, or a value if it has no offsets.
    private record Key(String name, @Nullable List<Long> offsets) {}

    private DcpMetadata(@Nullable PyDict paths, Map<Key, DcpPlace> places) {
        this.paths = paths;
        this.places = places;
    }

    /// Reads the pickle's object.
    ///
    /// @param where name of the file, for faults
    /// @throws CheckpointException Malformed if it is another object
    static Listing read(String where, @Nullable Object root) throws CheckpointException {
        if (!(root instanceof PyObject metadata)
                || !metadata.isOf(MODULE, "Metadata")
                || !(metadata.attribute("state_dict_metadata") instanceof PyDict entries)) {
            throw new CheckpointException(
                    new FormatFault.Malformed(
                            where, "the metadata of a distributed checkpoint", "another object"));
        }
        Map<Key, DcpPlace> places = new HashMap<>();
        if (metadata.attribute("storage_data") instanceof PyDict storage) {
            for (PyDict.Entry entry : storage.entries()) {
                if (entry.key() instanceof PyObject index
                        && index.attribute("fqn") instanceof String name
                        && entry.value() instanceof PyObject info) {
                    DcpPlace place = place(info);
                    if (place != null) {
                        Object offset = index.attribute("offset");
                        places.put(new Key(name, offset == null ? null : boxed(offset)), place);
                    }
                }
            }
        }
        PyDict paths = metadata.attribute("planner_data") instanceof PyDict told ? told : null;
        DcpMetadata reader = new DcpMetadata(paths, places);
        List<DcpEntry> listed = new ArrayList<>(entries.size());
        for (PyDict.Entry entry : entries.entries()) {
            listed.add(reader.entry(String.valueOf(entry.key()), entry.value()));
        }
        String version =
                metadata.attribute("version") instanceof String text && !text.isEmpty() ? text : "";
        return new Listing(listed, version);
    }

    private DcpEntry entry(String name, @Nullable Object value) {
        List<Object> path = path(name);
        if (!(value instanceof PyObject object) || !object.isOf(MODULE, "TensorStorageMetadata")) {
            return new ValueEntry(name, path, places.get(new Key(name, null)));
        }
        List<Box> chunks = new ArrayList<>();
        if (object.attribute("chunks") instanceof PyList list) {
            for (Object chunk : list.items()) {
                chunks.add(box(name, chunk, list.size() == 1));
            }
        }
        Object properties = object.attribute("properties");
        return new TensorEntry(
                name,
                path,
                dtype(property(properties, "dtype", 0)),
                shape(object.attribute("size")),
                Boolean.TRUE.equals(property(properties, "requires_grad", 2)),
                chunks);
    }

    private Box box(String name, @Nullable Object value, boolean only) {
        if (!(value instanceof PyObject chunk)) {
            return new Box(List.of(), null, null);
        }
        long[] offsets = longs(chunk.attribute("offsets"));
        List<Long> found = offsets == null ? List.of() : list(offsets);
        DcpPlace place = places.get(new Key(name, found));
        return new Box(
                found,
                offsets == null ? null : shape(chunk.attribute("sizes")),
                place == null && only ? places.get(new Key(name, null)) : place);
    }

    /// A property of a tensor: its state is a tuple in their order, or a dict by their names.
    private static @Nullable Object property(@Nullable Object properties, String name, int at) {
        if (!(properties instanceof PyObject object)) {
            return null;
        }
        return object.state() instanceof PyTuple tuple
                ? at < tuple.size() ? tuple.get(at) : null
                : object.attribute(name);
    }

    private static @Nullable DType dtype(@Nullable Object value) {
        return value instanceof PyGlobal global && global.module().equals("torch")
                ? DTypes.named(global.name()).orElse(null)
                : null;
    }

    private List<Object> path(String name) {
        List<Object> path = new ArrayList<>();
        if (paths != null
                && paths.get(name) instanceof PyTuple keys
                && keys.size() <= DEEPEST_PATH) {
            for (Object key : keys.items()) {
                if (!(key instanceof String) && !(key instanceof Long)) {
                    return List.of(name);
                }
                path.add(key);
            }
        }
        return path.isEmpty() ? List.of(name) : path;
    }

    private static @Nullable DcpPlace place(PyObject info) {
        if (!(info.attribute("relative_path") instanceof String file)
                || !(info.attribute("offset") instanceof Long offset)
                || !(info.attribute("length") instanceof Long length)) {
            return null;
        }
        List<String> transforms = new ArrayList<>();
        switch (info.attribute("transform_descriptors")) {
            case PyList list -> list.items().forEach(t -> transforms.add(String.valueOf(t)));
            case PyTuple tuple -> tuple.items().forEach(t -> transforms.add(String.valueOf(t)));
            case null, default -> {}
        }
        return new DcpPlace(file, offset, length, transforms);
    }

    private static @Nullable Shape shape(@Nullable Object value) {
        long[] sizes = longs(value);
        try {
            return sizes == null ? null : Shape.of(sizes);
        } catch (IllegalArgumentException | ArithmeticException _) {
            return null;
        }
    }

    private static List<Long> boxed(Object value) {
        long[] found = longs(value);
        return list(found == null ? new long[0] : found);
    }

    private static List<Long> list(long[] values) {
        List<Long> out = new ArrayList<>(values.length);
        for (long value : values) {
            out.add(value);
        }
        return out;
    }

    /// A `torch.Size`, tuple or list of integers; null if it is none.
    private static long @Nullable [] longs(@Nullable Object value) {
        List<@Nullable Object> items =
                switch (value) {
                    case PyTuple tuple -> tuple.items();
                    case PyList list -> list.items();
                    case PyObject size
                            when size.isOf("torch", "Size")
                                    && size.args().size() == 1
                                    && size.args().get(0) instanceof PyTuple tuple ->
                            tuple.items();
                    case PyObject size when size.isOf("torch", "Size") -> List.of();
                    case null, default -> null;
                };
        if (items == null) {
            return null;
        }
        long[] out = new long[items.size()];
        for (int i = 0; i < out.length; i++) {
            if (!(items.get(i) instanceof Long number)) {
                return null;
            }
            out[i] = number;
        }
        return out;
    }
}

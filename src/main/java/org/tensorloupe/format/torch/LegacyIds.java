package org.tensorloupe.format.torch;

import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.tensorloupe.fault.CheckpointException;
import org.tensorloupe.pickle.PersistentIds;
import org.tensorloupe.pickle.PyGlobal;
import org.tensorloupe.pickle.PyTuple;
import org.tensorloupe.tensor.StorageRef;

/// The persistent ids of the formats before PyTorch 1.6.
///
/// `('storage', class, key, location, number of elements, view)`, where the view is None or
/// `(key of the view, offset, number of elements)`, and `('module', class, source file, source)`,
/// which stands for the class. Views become parts of their root storage.
final class LegacyIds implements PersistentIds {
    private static final Pattern STORAGE =
            Pattern.compile(
                    "\\('storage', <class '([^']+)'>, '([^']*)', '([^']*)', (\\d{1,18}), None\\)");
    private static final Pattern MODULE = Pattern.compile("\\('module', <class '([^']+)'>, ");

    private final String where;
    private final TorchStorages storages;
    private final Map<String, Declared> declared = new HashMap<>();
    private final List<ModuleSource> sources = new ArrayList<>();

    /// What the object says of a storage where it names it first.
    ///
    /// @param unit bytes of one element, as the count in front of the data counts them
    record Declared(StorageRef ref, int unit) {
        long count() {
            return ref.size() / unit;
        }
    }

    LegacyIds(String where, ByteOrder order) {
        this.where = where;
        storages = new TorchStorages(where, order);
    }

    /// The storages by key.
    Map<String, Declared> declared() {
        return declared;
    }

    /// The source texts in the order of the pickle.
    List<ModuleSource> sources() {
        return sources;
    }

    @Override
    public @Nullable Object load(@Nullable Object id) throws CheckpointException {
        return value(id instanceof String text ? spelled(text) : id);
    }

    /// What protocol 0 makes of an id: the text by which Python prints the tuple. PyTorch writes such
    /// files, and does not read them.
    private static Object spelled(String text) {
        Matcher storage = STORAGE.matcher(text);
        if (storage.matches()) {
            return PyTuple.of(
                    "storage",
                    global(storage.group(1)),
                    storage.group(2),
                    storage.group(3),
                    Long.valueOf(storage.group(4)));
        }
        Matcher module = MODULE.matcher(text);
        return module.lookingAt()
                ? PyTuple.of("module", global(module.group(1)), null, null)
                : text;
    }

    private static PyGlobal global(String qualified) {
        int dot = qualified.lastIndexOf('.');
        return new PyGlobal(qualified.substring(0, Math.max(dot, 0)), qualified.substring(dot + 1));
    }

    private @Nullable Object value(@Nullable Object id) throws CheckpointException {
        if (id instanceof PyTuple tuple
                && tuple.size() == 4
                && "module".equals(tuple.get(0))
                && tuple.get(1) instanceof PyGlobal type) {
            ModuleSource.of(type, tuple.get(2), tuple.get(3)).ifPresent(sources::add);
            return type;
        }
        Object value = storages.load(id);
        if (value instanceof TorchStorage whole && id instanceof PyTuple tuple) {
            StorageRef ref = whole.ref();
            int unit = TorchTypes.bytesPerCount(whole.dtype());
            declared.putIfAbsent(ref.key(), new Declared(ref, unit));
            if (tuple.size() > 5
                    && tuple.get(5) instanceof PyTuple view
                    && view.size() == 3
                    && view.get(1) instanceof Long first
                    && view.get(2) instanceof Long count) {
                return whole.part(where, first, count);
            }
        }
        return value;
    }
}

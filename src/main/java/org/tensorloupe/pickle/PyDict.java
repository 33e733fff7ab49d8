package org.tensorloupe.pickle;

import java.util.AbstractList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A dict in insertion order, or an `OrderedDict` or `defaultdict`. Compares by identity.
///
/// Keys compare as in Python: `1`, `1.0` and `True` are one key, tuples compare by value; the first
/// key and its place stay when a later equal key brings a new value. Objects of unknown classes are
/// equal only to themselves.
public final class PyDict {
    private static final @Nullable Object[] NONE = {};

    private final @Nullable PyGlobal type;
    private final KeyTable table = new KeyTable();
    private @Nullable Object[] values = NONE;
    private @Nullable Object attributes;

    PyDict(@Nullable PyGlobal type) {
        this.type = type;
    }

    /// One key with its value.
    ///
    /// @param key any value but a list, a dict, a set or a bytearray
    /// @param value any value
    public record Entry(@Nullable Object key, @Nullable Object value) {}

    /// The class, such as `collections.OrderedDict`; null for a plain dict.
    public @Nullable PyGlobal type() {
        return type;
    }

    /// Number of keys.
    public int size() {
        return table.size();
    }

    /// The key at `index`, from 0, in insertion order.
    public @Nullable Object keyAt(int index) {
        return table.keyAt(index);
    }

    /// The value of the key at `index`.
    public @Nullable Object valueAt(int index) {
        if (index >= size()) {
            throw new IndexOutOfBoundsException(index);
        }
        return values[index];
    }

    /// The entries in insertion order, as a view that cannot be changed.
    public List<Entry> entries() {
        return new AbstractList<>() {
            @Override
            public Entry get(int index) {
                return new Entry(keyAt(index), valueAt(index));
            }

            @Override
            public int size() {
                return PyDict.this.size();
            }
        };
    }

    /// Whether a text is among the keys.
    public boolean has(String key) {
        return table.indexOf(key) >= 0;
    }

    /// The value of a text key; null if it is None or absent.
    public @Nullable Object get(String key) {
        int index = table.indexOf(key);
        return index < 0 ? null : values[index];
    }

    /// What the pickle set on the object beside its items, as BUILD gave it: for an
    /// `OrderedDict` with attributes a [PyDict], such as `{'_metadata': ...}` of a state dict; null
    /// if nothing was set.
    public @Nullable Object attributes() {
        return attributes;
    }

    /// The attribute of this name; null if it is None or absent.
    public @Nullable Object attribute(String name) {
        return Attributes.find(attributes, name);
    }

    void attributes(@Nullable Object state) {
        attributes = state;
    }

    /// Makes room for the keys of a dict that has none.
    void reserve(int count, Meter meter) throws PickleStop {
        table.reserve(count, meter);
        values = new Object[table.capacity()];
    }

    void put(@Nullable Object key, @Nullable Object value, Meter meter) throws PickleStop {
        int hash = KeyRules.hash(key, meter);
        int index = table.indexOf(key, hash, meter);
        if (index < 0) {
            index = table.add(key, hash, meter);
            if (index == values.length) {
                values = Arrays.copyOf(values, table.capacity());
            }
        }
        values[index] = value;
    }

    @Override
    public String toString() {
        return (type == null ? "dict" : type.name()) + " of " + size();
    }
}

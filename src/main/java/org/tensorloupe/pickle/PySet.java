package org.tensorloupe.pickle;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A `set` or `frozenset`, in the order of the pickle. Compares by identity as a Java object; a
/// frozen one compares by value as a key of a [PyDict].
public final class PySet {
    private final boolean frozen;
    private final KeyTable table = new KeyTable();

    /// Hash as a key; 0 until it is known.
    int keyHash;

    PySet(boolean frozen) {
        this.frozen = frozen;
    }

    /// Whether it is a `frozenset`.
    public boolean isFrozen() {
        return frozen;
    }

    /// Number of items.
    public int size() {
        return table.size();
    }

    /// The items, as a view that cannot be changed.
    public List<@Nullable Object> items() {
        return table.keys();
    }

    KeyTable table() {
        return table;
    }

    void add(@Nullable Object item, Meter meter) throws PickleStop {
        int hash = KeyRules.hash(item, meter);
        if (table.indexOf(item, hash, meter) < 0) {
            table.add(item, hash, meter);
        }
    }

    @Override
    public String toString() {
        return (frozen ? "frozenset" : "set") + " of " + size();
    }
}

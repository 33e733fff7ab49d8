package org.tensorloupe.pickle;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A tuple. Compares by identity as a Java object; as a key of a [PyDict] it compares by value.
public final class PyTuple {
    /// The tuple of nothing.
    public static final PyTuple EMPTY = new PyTuple();

    private final @Nullable Object[] items;

    /// Hash as a key; 0 until it is known.
    int keyHash;

    PyTuple(@Nullable Object... items) {
        this.items = items;
    }

    /// A tuple of these items.
    public static PyTuple of(@Nullable Object... items) {
        return new PyTuple(items.clone());
    }

    /// Number of items.
    public int size() {
        return items.length;
    }

    /// The item at `index`, from 0.
    public @Nullable Object get(int index) {
        return items[index];
    }

    /// The items, as a view that cannot be changed.
    public List<@Nullable Object> items() {
        return Collections.unmodifiableList(Arrays.<@Nullable Object>asList(items));
    }

    @Override
    public String toString() {
        return "tuple of " + size();
    }
}

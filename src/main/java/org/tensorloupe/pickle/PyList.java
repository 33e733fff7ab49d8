package org.tensorloupe.pickle;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A list. Compares by identity.
public final class PyList {
    private List<@Nullable Object> items = List.of();

    /// Number of items.
    public int size() {
        return items.size();
    }

    /// The item at `index`, from 0.
    public @Nullable Object get(int index) {
        return items.get(index);
    }

    /// The items, as a view that cannot be changed.
    public List<@Nullable Object> items() {
        return Collections.unmodifiableList(items);
    }

    void add(@Nullable Object item) {
        own().add(item);
    }

    void addAll(@Nullable Object[] more) {
        if (more.length > 0) {
            own().addAll(Arrays.asList(more));
        }
    }

    private List<@Nullable Object> own() {
        if (items.isEmpty()) {
            items = new ArrayList<>(4);
        }
        return items;
    }

    @Override
    public String toString() {
        return "list of " + size();
    }
}

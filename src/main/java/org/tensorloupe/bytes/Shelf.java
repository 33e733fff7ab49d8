package org.tensorloupe.bytes;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Views by key, weighed by their bytes; the one that was not asked for longest falls off first.
/// Not thread-safe.
final class Shelf {
    private final long budget;
    private final Map<String, ByteView> views = new LinkedHashMap<>(16, 0.75f, true);
    private long weight;

    Shelf(long budget) {
        this.budget = budget;
    }

    /// The view under this key, now the most recent; or null.
    @Nullable ByteView get(String key) {
        return views.get(key);
    }

    /// Adds a view of at most `budget` bytes.
    void put(String key, ByteView view) {
        makeRoom(view.size());
        views.put(key, view);
        weight += view.size();
    }

    /// Lets views fall off until `size` more bytes fit, or none is left.
    void makeRoom(long size) {
        var oldest = views.values().iterator();
        while (weight > budget - size && oldest.hasNext()) {
            weight -= oldest.next().size();
            oldest.remove();
        }
    }

    void clear() {
        views.clear();
        weight = 0;
    }

    long weight() {
        return weight;
    }
}

package org.tensorloupe.pickle;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The memo: values by index. Indices that follow each other stand in an array; strays in a map.
final class Memo {
    private static final Object NONE = new Object();
    private static final int SLACK = 1024;

    private final Meter meter;
    private @Nullable Object[] dense = new Object[64];
    private final Map<Integer, Object> strays = new HashMap<>();
    private int count;

    Memo(Meter meter) {
        this.meter = meter;
    }

    /// Number of different indices, which is the index MEMOIZE uses next.
    int count() {
        return count;
    }

    /// @param index 0 or more
    void put(long index, @Nullable Object value) throws PickleStop {
        int limit = meter.limits().memoEntries();
        if (index >= limit) {
            meter.atMost("memo entries", limit, index == Long.MAX_VALUE ? index : index + 1);
        }
        int at = (int) index;
        Object held = value == null ? NONE : value;
        if (at < dense.length) {
            if (dense[at] == null && strays.remove(at) == null) {
                count++;
            }
            dense[at] = held;
        } else if (at <= 2L * count + SLACK) {
            int length = (int) Math.min(limit, 2L * at);
            meter.heap((length - dense.length) * 4L);
            dense = Arrays.copyOf(dense, length);
            put(index, value);
        } else {
            meter.heap(64);
            if (strays.put(at, held) == null) {
                count++;
            }
        }
    }

    /// @param index any number
    /// @throws PickleStop if nothing was put there
    @Nullable Object get(long index) throws PickleStop {
        Object held = null;
        if (index >= 0 && index < meter.limits().memoEntries()) {
            int at = (int) index;
            held = at < dense.length ? dense[at] : null;
            if (held == null && !strays.isEmpty()) {
                held = strays.get(at);
            }
        }
        if (held == null) {
            throw meter.input().malformed("a memo entry that exists", "entry " + index);
        }
        return NONE.equals(held) ? null : held;
    }
}

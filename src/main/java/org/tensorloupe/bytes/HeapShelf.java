package org.tensorloupe.bytes;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Things of one kind and owner in a [HeapCache], by key. Thread-safe.
///
/// @param <K> what they are found by
/// @param <V> what is kept
public final class HeapShelf<K, V> implements AutoCloseable {
    private final HeapCache cache;
    private final boolean cheap;
    private final Map<K, Held> held = new HashMap<>();
    private boolean closed;

    private final class Held implements HeapCache.Item {
        private final K key;
        private final V value;
        private final long weight;

        Held(K key, V value, long weight) {
            this.key = key;
            this.value = value;
            this.weight = weight;
        }

        @Override
        public long weight() {
            return weight;
        }

        @Override
        public boolean cheap() {
            return cheap;
        }

        @Override
        public void drop() {
            held.remove(key);
        }
    }

    /// @param cache where the things count
    /// @param cheap whether they are had again in a moment, and go before others
    public HeapShelf(HeapCache cache, boolean cheap) {
        this.cache = cache;
        this.cheap = cheap;
    }

    /// What is kept under a key; counts as asked for.
    public Optional<V> get(K key) {
        synchronized (cache) {
            Held found = held.get(key);
            if (found == null) {
                return Optional.empty();
            }
            cache.touch(found);
            return Optional.of(found.value);
        }
    }

    /// Keeps something, in place of what was there.
    ///
    /// @param weight its bytes on the heap
    public void put(K key, V value, long weight) {
        synchronized (cache) {
            if (closed) {
                return;
            }
            Held fresh = new Held(key, value, weight);
            Held before = held.put(key, fresh);
            if (before != null) {
                cache.forget(before);
            }
            cache.add(fresh);
        }
    }

    /// Lets go of everything, now and later. A second call does nothing.
    @Override
    public void close() {
        synchronized (cache) {
            closed = true;
            List.copyOf(held.values()).forEach(cache::forget);
            held.clear();
        }
    }
}

package org.tensorloupe.pickle;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Keys in insertion order, found as Python finds them. Few keys are searched in a row; more get an
/// open-addressed index.
final class KeyTable {
    private static final @Nullable Object[] NO_KEYS = {};
    private static final int[] NO_INTS = {};
    private static final int SMALL = 8;

    private @Nullable Object[] keys = NO_KEYS;

    /// By position; empty while there are few keys.
    private int[] hashes = NO_INTS;

    /// Positions in `keys` plus 1, by hash; empty while there are few keys.
    private int[] index = NO_INTS;

    private int size;

    int size() {
        return size;
    }

    /// How many keys fit before the arrays grow.
    int capacity() {
        return keys.length;
    }

    @Nullable Object keyAt(int position) {
        if (position >= size) {
            throw new IndexOutOfBoundsException(position);
        }
        return keys[position];
    }

    List<@Nullable Object> keys() {
        return Collections.unmodifiableList(Arrays.asList(keys).subList(0, size));
    }

    /// The position of a text among the keys, or -1.
    int indexOf(String key) {
        if (index.length == 0) {
            for (int i = 0; i < size; i++) {
                if (key.equals(keys[i])) {
                    return i;
                }
            }
            return -1;
        }
        int hash = KeyRules.hash(key);
        int mask = index.length - 1;
        for (int slot = hash & mask; index[slot] != 0; slot = (slot + 1) & mask) {
            int i = index[slot] - 1;
            if (hashes[i] == hash && key.equals(keys[i])) {
                return i;
            }
        }
        return -1;
    }

    /// The position of a key, or -1. Every step is booked.
    int indexOf(@Nullable Object key, int hash, Meter meter) throws PickleStop {
        if (index.length == 0) {
            for (int i = 0; i < size; i++) {
                if (KeyRules.same(key, keys[i], meter)) {
                    return i;
                }
            }
            return -1;
        }
        int mask = index.length - 1;
        int steps = 0;
        for (int slot = hash & mask; index[slot] != 0; slot = (slot + 1) & mask) {
            int i = index[slot] - 1;
            if (hashes[i] == hash && KeyRules.same(key, keys[i], meter)) {
                return i;
            }
            if (++steps % 16 == 0) {
                meter.keyWork(16);
            }
        }
        return -1;
    }

    /// Adds a key that is not there yet, and gives its position.
    int add(@Nullable Object key, int hash, Meter meter) throws PickleStop {
        if (size == keys.length) {
            reserve(size == 0 ? 2 : Math.addExact(size, Math.max(size >> 1, 4)), meter);
        }
        keys[size] = key;
        if (index.length > 0) {
            hashes[size] = hash;
        }
        size++;
        if (size > SMALL) {
            if (size > index.length / 2) {
                rebuild(meter);
            } else {
                enter(size - 1);
            }
        }
        return size - 1;
    }

    /// Makes room for this many keys in all, more than there are.
    void reserve(int capacity, Meter meter) throws PickleStop {
        // Keys and, in a dict, the values beside them, each in an array.
        meter.heap((size == 0 ? 32 : 0) + (capacity - size) * 8L);
        keys = Arrays.copyOf(keys, capacity);
        if (index.length > 0) {
            meter.heap((capacity - size) * 4L);
            hashes = Arrays.copyOf(hashes, capacity);
        }
    }

    private void rebuild(Meter meter) throws PickleStop {
        int length = Integer.highestOneBit(size) << 2;
        meter.heap(length * 4L);
        if (hashes.length == 0) {
            meter.heap(keys.length * 4L);
            hashes = new int[keys.length];
            for (int i = 0; i < size; i++) {
                hashes[i] = KeyRules.hash(keys[i], meter);
            }
        }
        index = new int[length];
        for (int i = 0; i < size; i++) {
            enter(i);
        }
    }

    private void enter(int position) {
        int mask = index.length - 1;
        int slot = hashes[position] & mask;
        while (index[slot] != 0) {
            slot = (slot + 1) & mask;
        }
        index[slot] = position + 1;
    }
}

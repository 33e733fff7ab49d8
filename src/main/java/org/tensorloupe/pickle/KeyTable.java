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
        int hash = KeyRules.hash(key);
        if (index.length == 0) {
            for (int i = 0; i < size; i++) {
                if (hashes[i] == hash && key.equals(keys[i])) {
                    return i;
                }
            }
            return -1;
        }
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
                if (hashes[i] == hash && KeyRules.same(key, keys[i], meter)) {
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
            int capacity = size == 0 ? 4 : Math.addExact(size, Math.max(size >> 1, 4));
            meter.heap((capacity - size) * 12L);
            keys = Arrays.copyOf(keys, capacity);
            hashes = Arrays.copyOf(hashes, capacity);
        }
        keys[size] = key;
        hashes[size] = hash;
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

    private void rebuild(Meter meter) throws PickleStop {
        int length = Integer.highestOneBit(size) << 2;
        meter.heap(length * 4L);
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

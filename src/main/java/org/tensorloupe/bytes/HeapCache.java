package org.tensorloupe.bytes;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The one budget of memory for what can be had again: unpacked regions, histograms, statistics of
/// channels, of all documents together. What was not asked for longest goes first, and what is had
/// again in a moment before what is not.
///
/// The things stand on shelves, one for each owner and kind; see [HeapShelf]. The last one that was
/// put there stays in any case. Thread-safe.
public final class HeapCache {
    /// Bytes that a program uses where nobody chose otherwise: 128 MB, or less on a small heap.
    public static final long USUAL = 128L << 20;

    private final Map<Item, Boolean> cheap = new LinkedHashMap<>(16, 0.75f, true);
    private final Map<Item, Boolean> dear = new LinkedHashMap<>(16, 0.75f, true);
    private long budget;
    private long weight;

    /// Something on a shelf. Its methods are called under the cache's lock.
    interface Item {
        /// Bytes on the heap.
        long weight();

        /// Whether it is had again in a moment.
        boolean cheap();

        /// Takes it off its shelf.
        void drop();
    }

    /// A cache of the usual size.
    public HeapCache() {
        this(USUAL);
    }

    /// @param budget bytes, cut to what the heap allows
    public HeapCache(long budget) {
        this.budget = within(budget);
    }

    /// The most that the heap allows: a third of what it may grow to.
    public static long most() {
        return Runtime.getRuntime().maxMemory() / 3;
    }

    private static long within(long budget) {
        if (budget < 0) {
            throw new IllegalArgumentException("budget " + budget);
        }
        return Math.min(budget, most());
    }

    /// Bytes that may be kept.
    public synchronized long budget() {
        return budget;
    }

    /// Changes the budget; what is too much goes at once.
    ///
    /// @param bytes cut to what the heap allows
    public synchronized void setBudget(long bytes) {
        budget = within(bytes);
        makeRoom(null);
    }

    /// Bytes that are kept.
    public synchronized long weight() {
        return weight;
    }

    private Map<Item, Boolean> row(Item item) {
        return item.cheap() ? cheap : dear;
    }

    /// Lets go of others until it fits. Under the lock.
    void add(Item item) {
        row(item).put(item, true);
        weight += item.weight();
        makeRoom(item);
    }

    /// It was asked for. Under the lock.
    void touch(Item item) {
        row(item).get(item);
    }

    /// It is gone from its shelf. Under the lock.
    void forget(Item item) {
        if (row(item).remove(item) != null) {
            weight -= item.weight();
        }
    }

    private void makeRoom(@Nullable Item latest) {
        makeRoom(cheap, latest);
        makeRoom(dear, latest);
    }

    private void makeRoom(Map<Item, Boolean> row, @Nullable Item latest) {
        Iterator<Item> oldest = row.keySet().iterator();
        while (weight > budget && oldest.hasNext()) {
            Item item = oldest.next();
            if (!item.equals(latest)) {
                oldest.remove();
                weight -= item.weight();
                item.drop();
            }
        }
    }
}

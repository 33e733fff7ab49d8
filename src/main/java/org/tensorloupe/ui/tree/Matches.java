package org.tensorloupe.ui.tree;

import java.util.Locale;
import java.util.concurrent.CancellationException;
import org.tensorloupe.bytes.Monitor;

/// Which nodes of an outline answer a query, and how many below each. Immutable, any thread.
public final class Matches {
    private static final int POLL_EVERY = 4096;

    private final Query query;
    private final int[] leaves;
    private final int[] tensors;
    private final long[] bytes;

    private Matches(Query query, int size) {
        this.query = query;
        this.leaves = new int[size];
        this.tensors = new int[size];
        this.bytes = new long[size];
    }

    /// Asks every node without children. A group answers through what is below it.
    ///
    /// @throws CancellationException if the monitor says so
    public static Matches of(Outline outline, Query query, Monitor monitor) {
        Matches found = new Matches(query, outline.size());
        for (int id = outline.size() - 1; id > 0; id--) {
            if (id % POLL_EVERY == 0) {
                monitor.advance(0);
            }
            boolean leaf = outline.end(id) == id + 1;
            if (leaf
                    && query.matches(outline.node(id), outline.name(id).toLowerCase(Locale.ROOT))) {
                found.leaves[id] = 1;
                found.tensors[id] = outline.isTensor(id) ? 1 : 0;
                found.bytes[id] = outline.node(id).totals().bytes();
            }
            int parent = outline.parent(id);
            found.leaves[parent] += found.leaves[id];
            found.tensors[parent] += found.tensors[id];
            found.bytes[parent] += found.bytes[id];
        }
        return found;
    }

    /// The query.
    public Query query() {
        return query;
    }

    /// Whether a node answers, or one below it.
    public boolean has(int id) {
        return leaves[id] > 0;
    }

    /// How many nodes without children answer at or below a node.
    public int leaves(int id) {
        return leaves[id];
    }

    /// How many tensors answer at or below a node.
    public int tensors(int id) {
        return tensors[id];
    }

    /// Bytes of the tensors that answer at or below a node.
    public long bytes(int id) {
        return bytes[id];
    }
}

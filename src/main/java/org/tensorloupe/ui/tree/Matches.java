package org.tensorloupe.ui.tree;

import java.util.BitSet;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import org.tensorloupe.bytes.Monitor;
import org.tensorloupe.model.Node;
import org.tensorloupe.model.TensorNode;
import org.tensorloupe.stats.Summary;
import org.tensorloupe.tensor.TensorInfo;

/// Which nodes of an outline answer a query, and how many below each. Immutable, any thread.
public final class Matches {
    private static final int POLL_EVERY = 4096;

    private final Query query;
    private final int[] leaves;
    private final int[] tensors;
    private final long[] bytes;
    private final BitSet own = new BitSet();
    private int unknown;

    /// The statistics of a tensor, if they were computed.
    public interface Known {
        /// Nothing was computed.
        Known NOTHING = _ -> Optional.empty();

        /// Any thread.
        Optional<Summary> figures(TensorInfo tensor);
    }

    private Matches(Query query, int size) {
        this.query = query;
        this.leaves = new int[size];
        this.tensors = new int[size];
        this.bytes = new long[size];
    }

    /// Asks every tensor and every node without children. A group answers through what is below it.
    ///
    /// @param known what a query for values is answered from
    /// @throws CancellationException if the monitor says so
    public static Matches of(Outline outline, Query query, Known known, Monitor monitor) {
        Matches found = new Matches(query, outline.size());
        for (int id = outline.size() - 1; id > 0; id--) {
            if (id % POLL_EVERY == 0) {
                monitor.advance(0);
            }
            if (found.answers(outline, id, known)) {
                found.own.set(id);
                found.leaves[id]++;
                found.tensors[id] += outline.isTensor(id) ? 1 : 0;
                found.bytes[id] = outline.node(id).totals().bytes();
            }
            int parent = outline.parent(id);
            found.leaves[parent] += found.leaves[id];
            found.tensors[parent] += found.tensors[id];
            found.bytes[parent] += found.bytes[id];
        }
        return found;
    }

    private boolean answers(Outline outline, int id, Known known) {
        boolean asked = outline.end(id) == id + 1 || outline.isTensor(id);
        Node node = outline.node(id);
        if (!asked || !query.matches(node, outline.name(id).toLowerCase(Locale.ROOT))) {
            return false;
        }
        if (!query.asksForValues() || !(node instanceof TensorNode leaf)) {
            return true;
        }
        Optional<Summary> figures = known.figures(leaf.tensor());
        unknown += figures.isEmpty() && leaf.tensor().hasValues() ? 1 : 0;
        return figures.filter(query::matches).isPresent();
    }

    /// How many tensors may answer a query for values, or not: they are not computed yet.
    public int unknown() {
        return unknown;
    }

    /// The query.
    public Query query() {
        return query;
    }

    /// Whether a node answers, or one below it.
    public boolean has(int id) {
        return leaves[id] > 0;
    }

    /// Whether a node answers itself.
    public boolean shows(int id) {
        return own.get(id);
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

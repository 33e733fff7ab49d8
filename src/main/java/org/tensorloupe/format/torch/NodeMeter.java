package org.tensorloupe.format.torch;

import java.util.Locale;
import java.util.Optional;

/// Counts what a tree costs, so that it ends in time. For one thread.
final class NodeMeter {
    /// Streams that ask for too much, after which no more are read: finding that out takes time.
    private static final int MOST_EXCESSIVE = 10;

    /// Nodes that a stream counts for, beside its own: it costs more to read than a value.
    private static final int STREAM_COST = 100;

    private final TreeLimits limits;
    private int nodes;
    private long characters;

    NodeMeter(TreeLimits limits) {
        this.limits = limits;
    }

    /// Nodes so far.
    int nodes() {
        return nodes;
    }

    /// Counts nodes that come from elsewhere.
    void add(long more) {
        nodes += (int) Math.min(limits.nodes(), more);
    }

    /// Counts a stream that is to be read.
    void stream() {
        nodes += STREAM_COST;
    }

    /// Counts a stream that asked for too much.
    void excessive() {
        nodes += limits.nodes() / MOST_EXCESSIVE;
    }

    /// Whether no more nodes are made.
    boolean full() {
        return nodes > limits.nodes();
    }

    /// Counts a node.
    ///
    /// @return why it is not expanded; empty if it is
    Optional<String> enter(Place place) {
        nodes++;
        characters += place.name().length();
        if (full()) {
            return Optional.of(
                    String.format(
                            Locale.ROOT,
                            "the object has more than %,d values, the rest is not read",
                            limits.nodes()));
        }
        if (characters > limits.pathCharacters()) {
            nodes = limits.nodes() + 1;
            return Optional.of("the paths of its values are too long, the rest is not read");
        }
        return place.depth() > limits.depth()
                ? Optional.of(
                        String.format(
                                Locale.ROOT,
                                "nested deeper than %d levels, what is below is not read",
                                limits.depth()))
                : Optional.empty();
    }
}

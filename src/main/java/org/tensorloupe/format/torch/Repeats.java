package org.tensorloupe.format.torch;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;

/// Containers that stand in the object at several places: shown again everywhere, until that has
/// taken too many nodes.
final class Repeats {
    private static final int MOST = 100_000;
    private static final int NONE = -1;

    private final Set<Object> shown = Collections.newSetFromMap(new IdentityHashMap<>());
    private int spent;
    private int outermost = NONE;
    private int before;

    /// Notes that a container is about to be shown.
    ///
    /// @param depth levels above it
    /// @param nodes made so far
    /// @return whether it may be; if not, nothing is noted
    boolean enter(Object container, int depth, int nodes) {
        if (shown.add(container)) {
            return true;
        }
        if (spent + (outermost == NONE ? 0 : nodes - before) > MOST) {
            return false;
        }
        if (outermost == NONE) {
            outermost = depth;
            before = nodes;
        }
        return true;
    }

    /// Notes that the container at a depth has been shown.
    void leave(int depth, int nodes) {
        if (depth == outermost) {
            spent += nodes - before;
            outermost = NONE;
        }
    }
}

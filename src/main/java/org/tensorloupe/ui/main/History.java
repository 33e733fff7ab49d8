package org.tensorloupe.ui.main;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.OptionalInt;

/// Which nodes were looked at, as in a browser.
final class History {
    private static final int MOST = 200;

    private final Deque<Integer> back = new ArrayDeque<>();
    private final Deque<Integer> forward = new ArrayDeque<>();
    private int here = -1;

    /// Goes to a node that the user chose.
    void visit(int id) {
        if (id == here) {
            return;
        }
        if (here >= 0) {
            back.push(here);
            if (back.size() > MOST) {
                back.removeLast();
            }
        }
        forward.clear();
        here = id;
    }

    OptionalInt goBack() {
        return step(back, forward);
    }

    OptionalInt goForward() {
        return step(forward, back);
    }

    private OptionalInt step(Deque<Integer> from, Deque<Integer> to) {
        if (from.isEmpty()) {
            return OptionalInt.empty();
        }
        to.push(here);
        here = from.pop();
        return OptionalInt.of(here);
    }

    /// The node that is shown; -1 before the first.
    int current() {
        return here;
    }

    boolean canGoBack() {
        return !back.isEmpty();
    }

    boolean canGoForward() {
        return !forward.isEmpty();
    }
}

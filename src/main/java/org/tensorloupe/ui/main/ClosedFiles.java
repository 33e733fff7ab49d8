package org.tensorloupe.ui.main;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The files that were closed in this window, to be opened again where they stood. JavaFX thread
/// only; holds no document.
final class ClosedFiles {
    private static final int MOST = 20;

    /// A file that was closed.
    ///
    /// @param path the file
    /// @param index its place among the tabs
    /// @param position where the user was in it; null if it was never open
    record Closed(Path path, int index, @Nullable Position position) {}

    private final Deque<Closed> all = new ArrayDeque<>();

    void add(Closed closed) {
        all.removeIf(old -> old.path().equals(closed.path()));
        all.push(closed);
        if (all.size() > MOST) {
            all.removeLast();
        }
    }

    /// The one that was closed last.
    Optional<Closed> last() {
        return Optional.ofNullable(all.peek());
    }

    /// Takes out the one that was closed last.
    Optional<Closed> take() {
        return Optional.ofNullable(all.poll());
    }

    /// Forgets a file, because it is open again.
    void forget(Path path) {
        all.removeIf(old -> old.path().equals(path));
    }
}

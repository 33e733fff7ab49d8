package org.tensorloupe.load;

import org.jspecify.annotations.Nullable;

/// A place in the window that shows one result at a time: a new job in it cancels the one before.
///
/// Thread-safe.
public final class Slot {
    private @Nullable Cancellable current;

    /// Cancels the present job, if any, and takes another.
    public synchronized void replace(@Nullable Cancellable next) {
        Cancellable before = current;
        current = next;
        if (before != null) {
            before.cancel();
        }
    }

    /// Cancels the present job, if any.
    public void clear() {
        replace(null);
    }
}

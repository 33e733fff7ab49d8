package org.tensorloupe.load;

/// Work that can be told to stop. Thread-safe.
@FunctionalInterface
public interface Cancellable {
    /// Asks the work to stop; it takes effect at its next poll. A second call does nothing.
    void cancel();
}

package org.tensorloupe.bytes;

import java.util.concurrent.CancellationException;

/// How long work hears that it should stop, and tells how far it is.
///
/// Work calls [#advance(long)] between chunks of at most a few megabytes; that is where
/// cancellation takes effect. Implementations are thread-safe.
public interface Monitor {
    /// Never cancels, and forgets progress.
    Monitor NONE =
            new Monitor() {
                @Override
                public boolean isCancelled() {
                    return false;
                }

                @Override
                public void advance(long bytes) {}
            };

    /// Whether the work should stop.
    boolean isCancelled();

    /// Reports progress.
    ///
    /// @param bytes bytes of stored data done since the last call; 0 or more
    /// @throws CancellationException if the work should stop
    void advance(long bytes);
}

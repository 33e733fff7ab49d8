package org.tensorloupe.bytes;

import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.tensorloupe.fault.CheckpointException;

/// Waits for work that another thread does.
final class Waiting {
    private static final long POLL_MILLIS = 50;

    private Waiting() {}

    /// The other thread's result, or null if it gave up.
    ///
    /// @throws CheckpointException if the other thread failed with it
    /// @throws CancellationException if this caller's monitor asks to stop, or on an interrupt
    static @Nullable ByteView on(CompletableFuture<ByteView> work, Monitor monitor)
            throws CheckpointException {
        while (true) {
            if (monitor.isCancelled()) {
                throw new CancellationException();
            }
            try {
                return work.get(POLL_MILLIS, TimeUnit.MILLISECONDS);
            } catch (TimeoutException _) {
                // the monitor is asked again
            } catch (CancellationException _) {
                return null;
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
                throw new CancellationException();
            } catch (ExecutionException e) {
                if (e.getCause() instanceof CheckpointException fault) {
                    throw fault;
                }
                return null;
            }
        }
    }
}

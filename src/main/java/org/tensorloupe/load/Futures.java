package org.tensorloupe.load;

import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.tensorloupe.fault.CheckpointException;

/// Waits for parts of a work that run on other threads.
final class Futures {
    private Futures() {}

    /// What a part made.
    ///
    /// @throws CheckpointException if the part failed with one; a defect is thrown on
    static <T> T result(Future<T> future) throws CheckpointException {
        try {
            return future.get();
        } catch (ExecutionException e) {
            throw unwrapped(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw (CancellationException) new CancellationException("interrupted").initCause(e);
        }
    }

    private static CheckpointException unwrapped(ExecutionException e) {
        Throwable cause = e.getCause();
        if (cause instanceof CheckpointException fault) {
            return fault;
        }
        if (cause instanceof RuntimeException defect) {
            throw defect;
        }
        if (cause instanceof Error defect) {
            throw defect;
        }
        throw new IllegalStateException(cause);
    }
}

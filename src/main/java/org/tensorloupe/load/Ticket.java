package org.tensorloupe.load;

import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.tensorloupe.bytes.Monitor;
import org.tensorloupe.stats.Summary;
import org.tensorloupe.tensor.TensorInfo;

/// One who waits for the statistics of a tensor.
///
/// @param tensor under the name it was asked for
/// @param priority how urgent it is
/// @param whole whether the counts of the histogram are wanted, or the figures alone
/// @param monitor hears of bytes read, and may give up
/// @param receiver hears the outcome, on the thread that computed it
record Ticket(
        TensorInfo tensor,
        Priority priority,
        boolean whole,
        Monitor monitor,
        Consumer<Outcome<Summary>> receiver) {
    private static final int POLL_MILLIS = 20;

    /// Waits on this thread.
    ///
    /// @throws CancellationException if the monitor says so, or the computation was cancelled
    static Outcome<Summary> await(CompletableFuture<Outcome<Summary>> answer, Monitor monitor) {
        while (true) {
            if (monitor.isCancelled()) {
                throw new CancellationException();
            }
            try {
                Outcome<Summary> outcome = answer.get(POLL_MILLIS, TimeUnit.MILLISECONDS);
                if (outcome instanceof Outcome.Cancelled<Summary>) {
                    throw new CancellationException();
                }
                return outcome;
            } catch (TimeoutException _) {
                // Looks at the monitor again.
            } catch (ExecutionException e) {
                throw new IllegalStateException(e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw (CancellationException) new CancellationException("interrupted").initCause(e);
            }
        }
    }
}

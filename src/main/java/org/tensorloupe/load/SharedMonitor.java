package org.tensorloupe.load;

import java.util.Collection;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.tensorloupe.bytes.Monitor;

/// The monitor of all parts of one piece of work: stops them when one of them failed, and lets the
/// owner wait until none of them touches the file any more.
final class SharedMonitor implements Monitor {
    private final Monitor owner;
    private volatile boolean stopped;

    SharedMonitor(Monitor owner) {
        this.owner = owner;
    }

    @Override
    public boolean isCancelled() {
        return stopped || owner.isCancelled();
    }

    @Override
    public void advance(long bytes) {
        if (stopped) {
            throw new CancellationException();
        }
        owner.advance(bytes);
    }

    /// Stops the parts that still run, and waits for them.
    void stop(Collection<? extends Future<?>> pending) {
        stopped = true;
        for (Future<?> part : pending) {
            try {
                part.get();
            } catch (ExecutionException | CancellationException _) {
                // Its failure follows from the one that is already on its way.
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            }
        }
    }
}

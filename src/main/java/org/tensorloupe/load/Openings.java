package org.tensorloupe.load;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.tensorloupe.bytes.Monitor;
import org.tensorloupe.fault.CheckpointException;

/// Opens files, each on a daemon thread of its own, so that a disk that hangs hangs that thread alone
/// and no other file waits for it. Thread-safe.
///
/// For the memory's sake few of them are opened at once, in the order in which they were asked for.
/// A file takes part in that only after its disk has answered, and no longer than some seconds.
final class Openings {
    private final JobRunner jobs;
    private final int width;
    private final long patience;
    private final Queue<Monitor> waiting = new ArrayDeque<>();
    private final Map<Monitor, Long> since = new HashMap<>();

    /// @param width how many files are opened at once
    /// @param patience after which one that is being opened keeps the others waiting no more
    Openings(JobRunner jobs, int width, Duration patience) {
        this.jobs = jobs;
        this.width = width;
        this.patience = patience.toNanos();
    }

    /// The second step of an opening.
    ///
    /// @param <L> what the first one found
    interface Step<L, T> {
        T open(L found, Monitor monitor) throws CheckpointException;
    }

    /// Opens a file.
    ///
    /// @param look asks the disk for the first time; cheap, but may take forever
    /// @param open does the work
    /// @param receiver hears the outcome through the delivery executor; at once when the job is
    ///     cancelled, wherever it hangs
    <L, T> Job begin(String title, Work<L> look, Step<L, T> open, Consumer<Outcome<T>> receiver) {
        return jobs.submitApart(
                title,
                monitor -> {
                    L found = look.run(monitor);
                    enter(monitor);
                    try {
                        return open.open(found, monitor);
                    } finally {
                        leave(monitor);
                    }
                },
                receiver);
    }

    private synchronized void enter(Monitor one) {
        waiting.add(one);
        try {
            while (!one.equals(waiting.peek()) || busy() >= width) {
                if (one.isCancelled()) {
                    throw new CancellationException();
                }
                TimeUnit.NANOSECONDS.timedWait(this, untilOneIsLate());
            }
            since.put(one, System.nanoTime());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw (CancellationException) new CancellationException("interrupted").initCause(e);
        } finally {
            waiting.remove(one);
            notifyAll();
        }
    }

    private synchronized void leave(Monitor one) {
        since.remove(one);
        notifyAll();
    }

    private long busy() {
        long now = System.nanoTime();
        return since.values().stream().filter(begun -> now - begun < patience).count();
    }

    /// Nanoseconds, at least a millisecond, which is the least that can be waited for.
    private long untilOneIsLate() {
        long now = System.nanoTime();
        long longest =
                since.values().stream()
                        .mapToLong(begun -> now - begun)
                        .filter(age -> age < patience)
                        .max()
                        .orElse(0);
        return Math.max(TimeUnit.MILLISECONDS.toNanos(1), patience - longest);
    }
}

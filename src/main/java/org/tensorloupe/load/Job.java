package org.tensorloupe.load;

import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import org.tensorloupe.bytes.Monitor;

/// A piece of background work: its title, how far it is, and the way to stop it. Thread-safe.
public final class Job implements Monitor, Cancellable, Comparable<Job> {
    /// The state of a job.
    public enum State {
        /// Not begun.
        WAITING,
        /// At work.
        RUNNING,
        /// Over, in whichever way.
        ENDED
    }

    private final String title;
    private final Priority priority;
    private final long total;
    private final long number;
    private final Runnable task;
    private final AtomicLong done = new AtomicLong();
    private final Runnable changed;
    private volatile boolean cancelled;
    private volatile Runnable onCancel = () -> {};
    private volatile State state = State.WAITING;

    Job(Order order, long total, Runnable changed, Function<Job, Runnable> task) {
        this.title = order.title();
        this.priority = order.priority();
        this.number = order.number();
        this.total = total;
        this.changed = changed;
        this.task = task.apply(this);
    }

    /// What a job is called and when it runs.
    record Order(String title, Priority priority, long number) {}

    /// What it does, for people: `Statistics`, `Opening resnet18.pth`.
    public String title() {
        return title;
    }

    /// How far it is, 0 to 1; -1 if that is unknown.
    public double fraction() {
        return total <= 0 ? -1 : Math.min(1, (double) done.get() / total);
    }

    /// Units done: bytes, or tensors, as the job counts.
    public long done() {
        return done.get();
    }

    /// All units, 0 if unknown.
    public long total() {
        return total;
    }

    /// Whether it waits, runs or ended.
    public State state() {
        return state;
    }

    @Override
    public boolean isCancelled() {
        return cancelled;
    }

    @Override
    public void cancel() {
        cancelled = true;
        onCancel.run();
    }

    /// What cancelling does beside telling the work, each time; to be said before anybody can cancel.
    void onCancel(Runnable action) {
        onCancel = action;
    }

    @Override
    public void advance(long units) {
        if (cancelled) {
            throw new CancellationException(title);
        }
        done.addAndGet(units);
    }

    /// Reports progress of work that needs no cancelling here.
    void progress(long units) {
        done.addAndGet(units);
    }

    /// Runs it on the caller's thread.
    void run() {
        begin();
        try {
            task.run();
        } finally {
            end();
        }
    }

    void begin() {
        state = State.RUNNING;
        changed.run();
    }

    void end() {
        state = State.ENDED;
        changed.run();
    }

    /// Earlier priority first, then earlier submission.
    @Override
    public int compareTo(Job other) {
        int byPriority = priority.compareTo(other.priority);
        return byPriority != 0 ? byPriority : Long.compare(number, other.number);
    }

    @Override
    public boolean equals(Object other) {
        return this == other;
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(this);
    }
}

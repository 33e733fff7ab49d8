package org.tensorloupe.load;

import java.util.concurrent.PriorityBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/// Daemon threads, one per core as a rule, for short pieces of computation, the most urgent first. Thread-safe.
// In a start where priorities count, the window and what compiles go before the jobs.
@SuppressWarnings("ThreadPriorityCheck")
final class Cores implements AutoCloseable {
    private final int count;
    private final AtomicLong numbers = new AtomicLong();
    private final ThreadPoolExecutor pool;

    private record Piece(Priority priority, long number, Runnable work)
            implements Runnable, Comparable<Piece> {
        @Override
        public void run() {
            work.run();
        }

        @Override
        public int compareTo(Piece other) {
            int byPriority = priority.compareTo(other.priority);
            return byPriority != 0 ? byPriority : Long.compare(number, other.number);
        }
    }

    /// A thread for each core of the machine.
    Cores() {
        this(Runtime.getRuntime().availableProcessors());
    }

    /// @param count number of threads, 1 or more
    Cores(int count) {
        this.count = count;
        AtomicInteger started = new AtomicInteger();
        pool =
                new ThreadPoolExecutor(
                        count,
                        count,
                        0,
                        TimeUnit.SECONDS,
                        new PriorityBlockingQueue<>(),
                        work ->
                                Thread.ofPlatform()
                                        .daemon()
                                        .priority(Thread.MIN_PRIORITY)
                                        .name("core-" + started.incrementAndGet())
                                        .unstarted(work));
    }

    /// Number of threads.
    int count() {
        return count;
    }

    /// Queues a piece; what comes after [#close()] is dropped.
    void execute(Priority priority, Runnable work) {
        if (!pool.isShutdown()) {
            pool.execute(new Piece(priority, numbers.incrementAndGet(), work));
        }
    }

    /// Lets the threads end after what is queued. Returns at once.
    @Override
    public void close() {
        pool.shutdown();
    }
}

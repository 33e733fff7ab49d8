package org.tensorloupe.load;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.concurrent.PriorityBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.tensorloupe.fault.CheckpointException;

/// A small pool of named daemon threads that runs jobs in the order of their priority; what may hang
/// runs beside it.
///
/// Results are delivered through an executor: the window's thread in the program, the caller's in
/// tests. Jobs are cancelled by their monitor and never interrupted, so that no mapping is lost in
/// the middle of a read.
// In a start where priorities count, the window and what compiles go before the jobs.
@SuppressWarnings("ThreadPriorityCheck")
public final class JobRunner implements AutoCloseable {
    private static final int LONGEST_WAIT_SECONDS = 10;

    private final Executor delivery;
    private final ThreadPoolExecutor pool;
    private final AtomicLong numbers = new AtomicLong();
    private final ConcurrentSkipListSet<Job> alive = new ConcurrentSkipListSet<>();
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();

    /// @param delivery where results arrive
    /// @param threads number of threads, at least 1
    public JobRunner(Executor delivery, int threads) {
        this.delivery = delivery;
        AtomicLong count = new AtomicLong();
        this.pool =
                new ThreadPoolExecutor(
                        threads,
                        threads,
                        0,
                        TimeUnit.SECONDS,
                        new PriorityBlockingQueue<>(),
                        work -> threads("job-" + count.incrementAndGet()).unstarted(work));
    }

    /// Queues work.
    ///
    /// @param title what it does, for people
    /// @param total units it will report, 0 if unknown
    /// @param work runs on a background thread
    /// @param receiver hears the outcome through the delivery executor; never [Outcome.Done] after
    ///     the job was cancelled
    public <T> Job submit(
            String title,
            Priority priority,
            long total,
            Work<T> work,
            Consumer<Outcome<T>> receiver) {
        Job.Order order = new Job.Order(title, priority, numbers.incrementAndGet());
        Job job =
                new Job(
                        order,
                        total,
                        this::changed,
                        self -> () -> deliver(self, attempt(self, work), receiver));
        alive.add(job);
        pool.execute(new Queued(job));
        return job;
    }

    /// Begins work at once on a daemon thread of its own, for what may hang. When it is cancelled, it
    /// is over for everybody but that thread.
    ///
    /// @param receiver hears the outcome through the delivery executor; never [Outcome.Done] after
    ///     the job was cancelled
    <T> Job submitApart(String title, Work<T> work, Consumer<Outcome<T>> receiver) {
        Job.Order order = new Job.Order(title, Priority.VISIBLE, numbers.incrementAndGet());
        AtomicBoolean over = new AtomicBoolean();
        Job job =
                new Job(
                        order,
                        0,
                        this::changed,
                        self ->
                                () -> {
                                    Outcome<T> outcome = attempt(self, work);
                                    if (over.compareAndSet(false, true)) {
                                        deliver(self, outcome, receiver);
                                    } else {
                                        discard(outcome);
                                    }
                                });
        job.onCancel(() -> {
            if (over.compareAndSet(false, true)) {
                deliver(job, new Outcome.Cancelled<>(), receiver);
                job.end();
            }
        });
        alive.add(job);
        threads("open-" + order.number()).start(job::run);
        return job;
    }

    private static Thread.Builder.OfPlatform threads(String name) {
        return Thread.ofPlatform().daemon().priority(Thread.MIN_PRIORITY).name(name);
    }

    /// Lists a job that runs on threads of its own, until [#end(Job)].
    Job begin(String title, Priority priority, long total) {
        Job.Order order = new Job.Order(title, priority, numbers.incrementAndGet());
        Job job = new Job(order, total, this::changed, _ -> () -> {});
        alive.add(job);
        job.begin();
        return job;
    }

    /// Ends a job of [#begin].
    void end(Job job) {
        alive.remove(job);
        job.end();
    }

    /// Where results arrive.
    Executor delivery() {
        return delivery;
    }

    private <T> Outcome<T> attempt(Job job, Work<T> work) {
        if (job.isCancelled()) {
            return new Outcome.Cancelled<>();
        }
        try {
            return new Outcome.Done<>(work.run(job));
        } catch (CancellationException _) {
            return new Outcome.Cancelled<>();
        } catch (CheckpointException e) {
            return new Outcome.Failed<>(e.fault());
        } catch (IOException | RuntimeException | Error e) {
            Crashes.log(job.title(), e);
            return new Outcome.Crashed<>(e);
        }
    }

    private <T> void deliver(Job job, Outcome<T> outcome, Consumer<Outcome<T>> receiver) {
        alive.remove(job);
        delivery.execute(() -> {
            if (job.isCancelled()) {
                discard(outcome);
                receiver.accept(new Outcome.Cancelled<>());
            } else {
                receiver.accept(outcome);
            }
        });
    }

    /// A result that nobody receives any more may hold a file open.
    private static void discard(Outcome<?> outcome) {
        if (outcome instanceof Outcome.Done<?>(Document document)) {
            document.close();
        }
    }

    /// Jobs that wait or run, most urgent first.
    public List<Job> jobs() {
        return List.copyOf(alive);
    }

    /// Calls a listener, through the delivery executor, whenever a job begins or ends.
    ///
    /// @return ends it
    public Cancellable listen(Runnable listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    private void changed() {
        if (!listeners.isEmpty()) {
            delivery.execute(() -> listeners.forEach(Runnable::run));
        }
    }

    /// Cancels all jobs and waits for those that run. Do not call it on the JavaFX thread.
    @Override
    public void close() {
        alive.forEach(Job::cancel);
        pool.shutdown();
        try {
            pool.awaitTermination(LONGEST_WAIT_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    /// A job in the queue, ordered as the job is.
    private record Queued(Job job) implements Runnable, Comparable<Queued> {
        @Override
        public void run() {
            job.run();
        }

        @Override
        public int compareTo(Queued other) {
            return job.compareTo(other.job);
        }
    }
}

package org.tensorloupe.load;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.tensorloupe.stats.Summary;
import org.tensorloupe.tensor.TensorInfo;

/// Computes the statistics of many tensors in the background, those that are looked at first. What
/// is found stays in the document, which answers for it; this only says that there is something
/// new. Thread-safe.
public final class Sweep implements Cancellable {
    private final List<TensorInfo> tensors;
    private final Predicate<TensorInfo> answered;
    private final Job job;
    private final Executor delivery;
    private final Listener listener;
    private final Runnable atEnd;
    private final BitSet taken = new BitSet();
    private List<TensorInfo> fresh = new ArrayList<>();
    private int[] preferred = new int[0];
    private int preferredAt;
    private int at;
    private int underWay;
    private boolean exhausted;
    private boolean ended;

    /// Hears how it goes, through the delivery executor.
    public interface Listener {
        /// Some tensors have statistics now, or a reason why not. Those that arrive while this waits
        /// to be called are told of together.
        void arrived(List<TensorInfo> tensors);

        /// Nothing more will arrive.
        ///
        /// @param whole false if it was cancelled
        void ended(boolean whole);
    }

    /// @param answered whether nothing is left to compute for a tensor
    /// @param job stands for it in lists of jobs; progress and cancellation
    /// @param delivery calls the listener
    /// @param atEnd called once, on any thread, before the listener hears of the end
    Sweep(
            List<TensorInfo> tensors,
            Predicate<TensorInfo> answered,
            Job job,
            Executor delivery,
            Listener listener,
            Runnable atEnd) {
        this.tensors = List.copyOf(tensors);
        this.answered = answered;
        this.job = job;
        this.delivery = delivery;
        this.listener = listener;
        this.atEnd = atEnd;
    }

    /// Takes some tensors before all others, in this order; replaces what was preferred before.
    ///
    /// @param positions in the list it was made with
    public synchronized void prefer(int[] positions) {
        preferred = positions.clone();
        preferredAt = 0;
    }

    /// Stops it; what is computed stays.
    @Override
    public void cancel() {
        job.cancel();
    }

    /// Whether it goes on.
    public synchronized boolean isRunning() {
        return !ended && !job.isCancelled();
    }

    /// Tensors that are being computed.
    synchronized int underWay() {
        return underWay;
    }

    /// The next tensor to compute; null if there is none left.
    @Nullable Ticket take() {
        Ticket next = null;
        synchronized (this) {
            while (next == null && !job.isCancelled()) {
                int position = position();
                if (position < 0) {
                    break;
                }
                TensorInfo tensor = tensors.get(position);
                if (answered.test(tensor)) {
                    skip(tensor);
                } else {
                    underWay++;
                    next =
                            new Ticket(
                                    tensor,
                                    Priority.LATER,
                                    false,
                                    job,
                                    outcome -> arrived(tensor, outcome));
                }
            }
            exhausted = next == null;
        }
        endIfDone();
        return next;
    }

    /// Somebody else computed it.
    private void skip(TensorInfo tensor) {
        tell(tensor);
        if (!job.isCancelled()) {
            job.progress(tensor.byteSize());
        }
    }

    /// Lets the listener know, with all that comes until it does; before the end is told.
    private void tell(TensorInfo tensor) {
        fresh.add(tensor);
        if (fresh.size() == 1) {
            delivery.execute(this::deliver);
        }
    }

    private int position() {
        while (preferredAt < preferred.length) {
            int position = preferred[preferredAt++];
            if (!taken.get(position)) {
                taken.set(position);
                return position;
            }
        }
        at = taken.nextClearBit(at);
        if (at >= tensors.size()) {
            return -1;
        }
        taken.set(at);
        return at++;
    }

    private void arrived(TensorInfo tensor, Outcome<Summary> outcome) {
        synchronized (this) {
            underWay--;
            if (!(outcome instanceof Outcome.Cancelled<Summary>)) {
                tell(tensor);
            }
        }
        endIfDone();
    }

    private void deliver() {
        List<TensorInfo> all;
        synchronized (this) {
            all = fresh;
            fresh = new ArrayList<>();
        }
        listener.arrived(all);
    }

    private void endIfDone() {
        boolean whole;
        synchronized (this) {
            boolean over = exhausted || job.isCancelled();
            if (ended || !over || underWay > 0) {
                return;
            }
            ended = true;
            whole = !job.isCancelled();
        }
        atEnd.run();
        delivery.execute(() -> listener.ended(whole));
    }

    /// Ends it at once, as the file is closed.
    void close() {
        job.cancel();
        synchronized (this) {
            if (ended) {
                return;
            }
            ended = true;
        }
        atEnd.run();
    }
}

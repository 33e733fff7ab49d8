package org.tensorloupe.load;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.tensorloupe.stats.Depth;
import org.tensorloupe.stats.Summary;
import org.tensorloupe.tensor.Component;
import org.tensorloupe.tensor.StorageSource;
import org.tensorloupe.tensor.TensorInfo;

/// Computes the statistics of one document over all cores, each tensor once, whoever asks for it
/// and however often. Thread-safe.
///
/// Each core takes one chunk at a time of what is most urgent then, so what the user looks at
/// overtakes a sweep over all tensors within one chunk. Of a sweep only a few tensors are under way.
final class SummaryQueue {
    /// How long a core stays with one document before it looks whether another one is more urgent.
    private static final long TURN_NANOS = 4_000_000;

    /// Chunks that wait for their merge at most, for each core; tensors of sweeps under way.
    private static final int AHEAD = 2;

    private final StorageSource storages;
    private final SummaryStore store;
    private final Cores cores;
    private final Gate gate;
    private final Map<SummaryKey, Computation> open = new LinkedHashMap<>();
    private final List<Sweep> sweeps = new ArrayList<>();

    /// Turns that wait or run, by the priority they were queued with.
    private final Map<Priority, Integer> turns = new EnumMap<>(Priority.class);

    /// Lets nobody into the file once it is closing, and closes it when the last has left.
    interface Gate {
        /// @return whether the file may be read until [#leave()]
        boolean enter();

        /// Ends what [#enter()] allowed.
        void leave();
    }

    private record Step(Computation computation, long chunk) {}

    SummaryQueue(StorageSource storages, SummaryStore store, Cores cores, Gate gate) {
        this.storages = storages;
        this.store = store;
        this.cores = cores;
        this.gate = gate;
    }

    /// Asks for statistics. What is kept is answered at once, on this thread.
    void ask(Component part, Ticket ticket) {
        SummaryKey key = new SummaryKey(ticket.tensor(), part);
        Optional<Summary> kept;
        synchronized (this) {
            kept = kept(key, ticket.whole());
            if (kept.isEmpty()) {
                join(key, ticket);
            }
        }
        if (kept.isPresent()) {
            ticket.receiver().accept(new Outcome.Done<>(kept.get()));
        } else {
            wake(ticket.priority());
        }
    }

    /// What is under way is kept before it leaves the list, so nothing falls between.
    private Optional<Summary> kept(SummaryKey key, boolean whole) {
        if (open.containsKey(key)) {
            return Optional.empty();
        }
        return whole ? store.whole(key) : store.figures(key);
    }

    /// Computes what a sweep gives, whenever nothing more urgent waits.
    void add(Sweep sweep) {
        synchronized (this) {
            sweeps.add(sweep);
        }
        wake(Priority.LATER);
    }

    private Computation join(SummaryKey key, Ticket ticket) {
        Computation present = open.get(key);
        if (present != null && present.join(ticket)) {
            return present;
        }
        Computation fresh =
                new Computation(
                        new SummaryWork(key.tensor(), key.part(), storages, Depth.DISTRIBUTION));
        fresh.join(ticket);
        open.put(key, fresh);
        return fresh;
    }

    private synchronized void wake(Priority priority) {
        while (turns.getOrDefault(priority, 0) < cores.count()) {
            queue(priority);
        }
    }

    private void queue(Priority priority) {
        turns.merge(priority, 1, Integer::sum);
        cores.execute(priority, () -> turn(priority));
    }

    /// One thread's turn: steps until nothing is left or the time is up.
    private void turn(Priority priority) {
        long end = System.nanoTime() + TURN_NANOS;
        boolean counted = true;
        try {
            do {
                Step step;
                synchronized (this) {
                    step = next();
                    if (step == null) {
                        turns.merge(priority, -1, Integer::sum);
                        counted = false;
                        return;
                    }
                }
                if (!gate.enter()) {
                    return;
                }
                try {
                    step.computation().run(step.chunk());
                } finally {
                    gate.leave();
                }
                finish(step.computation());
                if (step.computation().hasMore()) {
                    wake(step.computation().priority());
                }
            } while (System.nanoTime() < end);
            counted = false;
            goOn(priority);
        } finally {
            if (counted) {
                synchronized (this) {
                    turns.merge(priority, -1, Integer::sum);
                }
            }
        }
    }

    /// Ends a turn whose time is up; another one takes what is left.
    private synchronized void goOn(Priority priority) {
        turns.merge(priority, -1, Integer::sum);
        wake(urgency());
    }

    private synchronized Priority urgency() {
        Priority most = Priority.LATER;
        for (Computation computation : open.values()) {
            Priority own = computation.priority();
            most = own.compareTo(most) < 0 ? own : most;
        }
        return most;
    }

    /// The most urgent chunk that can be computed now.
    private @Nullable Step next() {
        List<Computation> ended = new ArrayList<>();
        Step best = best(ended);
        ended.forEach(this::finish);
        return best != null ? best : fromSweeps();
    }

    private @Nullable Step best(List<Computation> ended) {
        for (Priority priority : Priority.values()) {
            for (Computation computation : open.values()) {
                if (computation.priority() == priority) {
                    OptionalLong chunk = computation.take(AHEAD * cores.count());
                    if (chunk.isPresent()) {
                        return new Step(computation, chunk.getAsLong());
                    }
                    if (computation.isOver()) {
                        ended.add(computation);
                    }
                }
            }
        }
        return null;
    }

    private @Nullable Step fromSweeps() {
        Iterator<Sweep> all = sweeps.iterator();
        while (all.hasNext()) {
            Sweep sweep = all.next();
            while (sweep.underWay() < AHEAD * cores.count()) {
                Ticket ticket = sweep.take();
                if (ticket == null) {
                    all.remove();
                    break;
                }
                SummaryKey key = new SummaryKey(ticket.tensor(), Component.VALUE);
                Optional<Summary> kept = kept(key, false);
                if (kept.isPresent()) {
                    ticket.receiver().accept(new Outcome.Done<>(kept.get()));
                    continue;
                }
                Computation computation = join(key, ticket);
                OptionalLong chunk = computation.take(AHEAD * cores.count());
                if (chunk.isPresent()) {
                    return new Step(computation, chunk.getAsLong());
                }
            }
        }
        return null;
    }

    /// Keeps the outcome and tells those who wait, if the computation is over.
    private void finish(Computation computation) {
        Outcome<Summary> outcome = computation.outcome();
        if (outcome == null) {
            return;
        }
        SummaryKey key = computation.key();
        Outcome<Summary> figures = outcome;
        if (outcome instanceof Outcome.Done<Summary>(Summary summary)) {
            figures = new Outcome.Done<>(store.keep(key, summary));
        }
        synchronized (this) {
            if (!computation.close()) {
                return;
            }
            open.remove(key, computation);
        }
        for (Ticket ticket : computation.tickets()) {
            remember(ticket.tensor(), key.part(), outcome);
            ticket.receiver().accept(ticket.whole() ? outcome : figures);
        }
        synchronized (this) {
            boolean more = !open.isEmpty() || !sweeps.isEmpty();
            if (more) {
                wake(Priority.LATER);
            }
        }
    }

    private void remember(TensorInfo tensor, Component part, Outcome<Summary> outcome) {
        if (part != Component.VALUE) {
            return;
        }
        switch (outcome) {
            case Outcome.Done<Summary> _ -> store.recovered(tensor);
            case Outcome.Failed<Summary> _, Outcome.Crashed<Summary> _ ->
                    store.failed(tensor, outcome);
            case Outcome.Cancelled<Summary> _ -> {}
        }
    }

    /// Ends all sweeps; whoever waits is to be cancelled by its monitor.
    void close() {
        List<Sweep> all;
        synchronized (this) {
            all = List.copyOf(sweeps);
            sweeps.clear();
        }
        all.forEach(Sweep::close);
    }
}

package org.tensorloupe.load;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.tensorloupe.stats.Summary;

/// One computation of statistics, and all who wait for it. Thread-safe.
final class SummaryRequest {
    private final List<Ticket> waiting = new ArrayList<>();
    private @Nullable Job job;
    private boolean abandoned;

    /// One who waits.
    private record Ticket(Consumer<Outcome<Summary>> receiver) {}

    synchronized void start(Job started) {
        job = started;
        if (abandoned) {
            started.cancel();
        }
    }

    /// Waits, until the handle is cancelled; null if everyone who waited before has given up, and
    /// with them the computation.
    synchronized @Nullable Cancellable join(Consumer<Outcome<Summary>> receiver) {
        if (abandoned) {
            return null;
        }
        Ticket ticket = new Ticket(receiver);
        waiting.add(ticket);
        return () -> leave(ticket);
    }

    private synchronized void leave(Ticket ticket) {
        waiting.remove(ticket);
        if (waiting.isEmpty()) {
            abandoned = true;
            if (job != null) {
                job.cancel();
            }
        }
    }

    void deliver(Outcome<Summary> outcome) {
        List<Ticket> all;
        synchronized (this) {
            all = List.copyOf(waiting);
        }
        for (Ticket ticket : all) {
            ticket.receiver().accept(outcome);
        }
    }
}

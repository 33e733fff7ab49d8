package org.tensorloupe.load;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.tensorloupe.bytes.Monitor;
import org.tensorloupe.fault.CheckpointException;
import org.tensorloupe.stats.Chunks;
import org.tensorloupe.stats.PartialSummary;
import org.tensorloupe.stats.Summary;

/// The statistics of one tensor while they are computed, and all who wait for them. Thread-safe.
///
/// Chunks are computed on any threads and merged in their order. It is the monitor of its own
/// chunks: it goes on while at least one who waits does.
final class Computation implements Monitor {
    private final SummaryWork work;
    private final Chunks chunks;
    private final List<Ticket> tickets = new CopyOnWriteArrayList<>();
    private final Map<Long, PartialSummary> early = new HashMap<>();
    private long next;
    private long mergedTo;
    private @Nullable PartialSummary merged;
    private volatile @Nullable Outcome<Summary> outcome;
    private boolean closed;

    Computation(SummaryWork work) {
        this.work = work;
        this.chunks = work.chunks();
    }

    /// What it computes.
    SummaryKey key() {
        return new SummaryKey(work.tensor(), work.part());
    }

    /// Adds one who waits; refuses once all others have given up, or it is closed.
    synchronized boolean join(Ticket ticket) {
        boolean abandoned = outcome == null && !tickets.isEmpty() && isCancelled();
        if (closed || abandoned || outcome instanceof Outcome.Cancelled<Summary>) {
            return false;
        }
        tickets.add(ticket);
        return true;
    }

    /// That of the most urgent who still waits.
    Priority priority() {
        Priority most = Priority.LATER;
        for (Ticket ticket : tickets) {
            if (ticket.priority().compareTo(most) < 0 && !ticket.monitor().isCancelled()) {
                most = ticket.priority();
            }
        }
        return most;
    }

    /// The next chunk to compute, if there is one now.
    ///
    /// @param ahead chunks that may wait for their merge
    synchronized OptionalLong take(int ahead) {
        if (outcome == null && isCancelled()) {
            outcome = new Outcome.Cancelled<>();
        }
        boolean free = outcome == null && next < chunks.count() && next - mergedTo < ahead;
        return free ? OptionalLong.of(next++) : OptionalLong.empty();
    }

    /// Whether chunks are left to begin.
    synchronized boolean hasMore() {
        return outcome == null && next < chunks.count();
    }

    /// Computes a chunk on this thread.
    void run(long chunk) {
        try {
            add(chunk, work.chunk(chunk, this));
        } catch (CheckpointException e) {
            end(new Outcome.Failed<>(e.fault()));
        } catch (CancellationException _) {
            end(new Outcome.Cancelled<>());
        } catch (InternalError e) {
            end(Torn.outcome(e, work.tensor().name()));
        } catch (RuntimeException | Error e) {
            Crashes.log("Statistics", e);
            end(new Outcome.Crashed<>(e));
        }
    }

    private synchronized void add(long chunk, PartialSummary part) {
        early.put(chunk, part);
        for (PartialSummary later = early.remove(mergedTo);
                later != null;
                later = early.remove(mergedTo)) {
            merged = merged == null ? later : merged.merge(later);
            mergedTo++;
        }
        if (mergedTo == chunks.count() && outcome == null) {
            outcome = new Outcome.Done<>(Objects.requireNonNull(merged).finish());
        }
    }

    private synchronized void end(Outcome<Summary> how) {
        outcome = outcome == null ? how : outcome;
        early.clear();
    }

    /// How it ended; null before.
    @Nullable Outcome<Summary> outcome() {
        return outcome;
    }

    /// Lets nobody join any more.
    ///
    /// @return whether this was the first call, whose caller is to tell those who wait
    synchronized boolean close() {
        boolean first = !closed;
        closed = true;
        return first;
    }

    /// Whether no chunk is left to begin.
    boolean isOver() {
        return outcome != null;
    }

    List<Ticket> tickets() {
        return new ArrayList<>(tickets);
    }

    @Override
    public boolean isCancelled() {
        if (outcome != null) {
            return true;
        }
        for (Ticket ticket : tickets) {
            if (!ticket.monitor().isCancelled()) {
                return false;
            }
        }
        return true;
    }

    @Override
    public void advance(long bytes) {
        if (isCancelled()) {
            throw new CancellationException();
        }
        for (Ticket ticket : tickets) {
            try {
                ticket.monitor().advance(bytes);
            } catch (CancellationException _) {
                // The others go on.
            }
        }
    }
}

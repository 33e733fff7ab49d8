package org.tensorloupe.load;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import org.tensorloupe.bytes.Monitor;
import org.tensorloupe.fault.CheckpointException;
import org.tensorloupe.stats.Summary;
import org.tensorloupe.tensor.Component;
import org.tensorloupe.tensor.StorageSource;
import org.tensorloupe.tensor.TensorInfo;

/// Statistics of the tensors of one document: computed once, over all cores, and kept; see
/// [SummaryStore] for how long. Thread-safe.
final class Summaries {
    private final SummaryStore store;
    private final SummaryQueue queue;

    /// @param gate keeps the file open while it is read
    Summaries(StorageSource storages, SummaryStore store, Cores cores, SummaryQueue.Gate gate) {
        this.store = store;
        this.queue = new SummaryQueue(storages, store, cores, gate);
    }

    /// Statistics with their whole histogram, if it is kept.
    Optional<Summary> known(TensorInfo tensor, Component part) {
        return store.whole(new SummaryKey(tensor, part));
    }

    /// Statistics, if they were computed.
    Optional<Summary> figures(TensorInfo tensor, Component part) {
        return store.figures(new SummaryKey(tensor, part));
    }

    /// Why a tensor has no statistics.
    Optional<Outcome<Summary>> failure(TensorInfo tensor) {
        return store.failure(tensor);
    }

    /// Whether nothing is left to compute for a tensor.
    boolean answers(TensorInfo tensor) {
        return !tensor.hasValues() || store.answers(tensor);
    }

    /// Statistics with their whole histogram; computed if they are not kept. Blocks; not for the
    /// threads that compute.
    ///
    /// @param priority when it is computed
    /// @param monitor hears of bytes read, and may cancel
    /// @throws CheckpointException if an element cannot be read
    /// @throws CancellationException if the monitor says so
    Summary get(TensorInfo tensor, Component part, Priority priority, Monitor monitor)
            throws CheckpointException {
        CompletableFuture<Outcome<Summary>> answer = new CompletableFuture<>();
        queue.ask(part, new Ticket(tensor, priority, true, monitor, answer::complete));
        return switch (Ticket.await(answer, monitor)) {
            case Outcome.Done<Summary>(Summary summary) -> summary;
            case Outcome.Failed<Summary>(var fault) -> throw new CheckpointException(fault);
            case Outcome.Crashed<Summary>(RuntimeException defect) -> throw defect;
            case Outcome.Crashed<Summary>(Error defect) -> throw defect;
            case Outcome.Crashed<Summary>(Throwable cause) ->
                    throw new IllegalStateException(cause);
            case Outcome.Cancelled<Summary> _ -> throw new CancellationException();
        };
    }

    /// Figures in order; see [SummaryOrder].
    ///
    /// @throws IOException of the receiver
    void inOrder(List<TensorInfo> tensors, Monitor monitor, SummaryStream.Receiver receiver)
            throws IOException {
        new SummaryOrder(queue, monitor).run(tensors, receiver);
    }

    void begin(Sweep sweep) {
        queue.add(sweep);
    }

    void close() {
        queue.close();
        store.close();
    }
}

package org.tensorloupe.load;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import org.tensorloupe.bytes.Monitor;
import org.tensorloupe.stats.Summary;
import org.tensorloupe.tensor.Component;
import org.tensorloupe.tensor.TensorInfo;

/// The figures of many tensors in order, for a table that is written as they come: those that are
/// kept are taken as they are, the others computed and kept. One use; runs on the caller's thread.
final class SummaryOrder {
    /// Tensors that are asked for before the first of them has arrived.
    private static final int AHEAD = 256;

    private final SummaryQueue queue;
    private final Monitor monitor;
    private final Deque<Waiting> waiting = new ArrayDeque<>();
    private volatile boolean left;

    private record Waiting(TensorInfo tensor, CompletableFuture<Outcome<Summary>> answer) {}

    SummaryOrder(SummaryQueue queue, Monitor monitor) {
        this.queue = queue;
        this.monitor = monitor;
    }

    /// @throws IOException of the receiver
    /// @throws CancellationException if the monitor says so
    void run(List<TensorInfo> tensors, SummaryStream.Receiver receiver) throws IOException {
        int next = 0;
        try {
            while (next < tensors.size() || !waiting.isEmpty()) {
                while (next < tensors.size() && waiting.size() < AHEAD) {
                    waiting.add(ask(tensors.get(next++)));
                }
                Waiting first = waiting.removeFirst();
                receiver.receive(first.tensor(), Ticket.await(first.answer(), monitor));
            }
        } finally {
            left = true;
        }
    }

    private Waiting ask(TensorInfo tensor) {
        CompletableFuture<Outcome<Summary>> answer = new CompletableFuture<>();
        Waiting asked = new Waiting(tensor, answer);
        Monitor leaving = new Leaving();
        queue.ask(
                Component.VALUE,
                new Ticket(tensor, Priority.ASKED, false, leaving, answer::complete));
        if (answer.isDone()) {
            monitor.advance(tensor.byteSize());
        }
        return asked;
    }

    /// Gives up with the owner, or when this is over.
    private final class Leaving implements Monitor {
        @Override
        public boolean isCancelled() {
            return left || monitor.isCancelled();
        }

        @Override
        public void advance(long bytes) {
            monitor.advance(bytes);
        }
    }
}

package org.tensorloupe.load;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.tensorloupe.bytes.Monitor;
import org.tensorloupe.fault.CheckpointException;
import org.tensorloupe.fault.FormatFault;
import org.tensorloupe.stats.Chunks;
import org.tensorloupe.stats.Depth;
import org.tensorloupe.stats.PartialSummary;
import org.tensorloupe.stats.Summary;
import org.tensorloupe.tensor.Component;
import org.tensorloupe.tensor.StorageSource;
import org.tensorloupe.tensor.TensorInfo;

/// The statistics of many tensors, computed over all cores and handed over one by one, in order.
///
/// Small tensors go to a core in batches, large ones in chunks; only a few of either are under way
/// at a time, so memory does not grow with the file. One use per object; not thread-safe.
public final class SummaryStream {
    /// Elements in a batch of small tensors, and tensors at most.
    private static final long BATCH = 1 << 20;

    private static final int BATCH_TENSORS = 1024;

    /// Batches and chunks under way, for each core.
    private static final int AHEAD = 4;

    private final List<TensorInfo> tensors;
    private final StorageSource storages;
    private final Depth depth;
    private final Receiver receiver;
    private final SharedMonitor monitor;
    private final int threads = Runtime.getRuntime().availableProcessors();
    private final ExecutorService cores;
    private int next;
    private long nextChunk;
    private @Nullable PartialSummary merged;
    private @Nullable FormatFault fault;

    /// Hears of each tensor in order, on the thread that called [#run].
    public interface Receiver {
        /// @param outcome done, or failed where the tensor cannot be read or has no values
        /// @throws IOException to end the work
        void receive(TensorInfo tensor, Outcome<Summary> outcome) throws IOException;
    }

    /// What is under way.
    private sealed interface Step {
        Future<?> future();
    }

    private record Batch(List<TensorInfo> tensors, Future<List<Outcome<Summary>>> future)
            implements Step {}

    private record Part(TensorInfo tensor, boolean last, Future<PartialSummary> future)
            implements Step {}

    private SummaryStream(
            List<TensorInfo> tensors,
            StorageSource storages,
            Depth depth,
            Monitor owner,
            Receiver receiver) {
        this.tensors = tensors;
        this.storages = storages;
        this.depth = depth;
        this.receiver = receiver;
        this.monitor = new SharedMonitor(owner);
        this.cores =
                Executors.newFixedThreadPool(
                        threads,
                        work -> Thread.ofPlatform().daemon().name("statistics").unstarted(work));
    }

    /// Summarises tensors with their distributions; see below.
    ///
    /// @throws IOException of the receiver
    public static void run(
            List<TensorInfo> tensors, StorageSource storages, Monitor owner, Receiver receiver)
            throws IOException {
        run(tensors, storages, Depth.DISTRIBUTION, owner, receiver);
    }

    /// Summarises tensors, and returns when the last was received.
    ///
    /// @param owner hears of bytes read, from all cores, and may cancel
    /// @throws IOException of the receiver
    public static void run(
            List<TensorInfo> tensors,
            StorageSource storages,
            Depth depth,
            Monitor owner,
            Receiver receiver)
            throws IOException {
        SummaryStream stream = new SummaryStream(tensors, storages, depth, owner, receiver);
        try {
            stream.run();
        } finally {
            stream.cores.shutdown();
        }
    }

    private void run() throws IOException {
        Deque<Step> pending = new ArrayDeque<>();
        try {
            while (!pending.isEmpty() || next < tensors.size()) {
                while (pending.size() < AHEAD * threads && next < tensors.size()) {
                    pending.add(submit());
                }
                switch (pending.removeFirst()) {
                    case Batch batch -> receive(batch);
                    case Part part -> receive(part);
                }
            }
        } finally {
            monitor.stop(pending.stream().map(Step::future).toList());
        }
    }

    private Step submit() {
        TensorInfo tensor = tensors.get(next);
        Chunks chunks = Chunks.of(tensor);
        if (chunks.count() > 1) {
            long chunk = nextChunk++;
            boolean last = nextChunk == chunks.count();
            if (last) {
                next++;
                nextChunk = 0;
            }
            return new Part(tensor, last, cores.submit(() -> work(tensor).chunk(chunk, monitor)));
        }
        List<TensorInfo> batch = new ArrayList<>();
        long elements = 0;
        while (next < tensors.size()
                && batch.size() < BATCH_TENSORS
                && (batch.isEmpty() || elements + Chunks.of(tensors.get(next)).numel() <= BATCH)
                && Chunks.of(tensors.get(next)).count() == 1) {
            batch.add(tensors.get(next));
            elements += Chunks.of(tensors.get(next)).numel();
            next++;
        }
        return new Batch(batch, cores.submit(() -> batch.stream().map(this::whole).toList()));
    }

    private SummaryWork work(TensorInfo tensor) {
        return new SummaryWork(tensor, Component.VALUE, storages, depth);
    }

    private Outcome<Summary> whole(TensorInfo tensor) {
        try {
            return new Outcome.Done<>(work(tensor).chunk(0, monitor).finish());
        } catch (CheckpointException e) {
            return new Outcome.Failed<>(e.fault());
        }
    }

    private void receive(Batch batch) throws IOException {
        List<Outcome<Summary>> outcomes = List.of();
        try {
            outcomes = Futures.result(batch.future());
        } catch (CheckpointException e) {
            throw new IllegalStateException(e);
        }
        for (int i = 0; i < outcomes.size(); i++) {
            receiver.receive(batch.tensors().get(i), outcomes.get(i));
        }
    }

    private void receive(Part part) throws IOException {
        try {
            PartialSummary later = Futures.result(part.future());
            merged = merged == null ? later : merged.merge(later);
        } catch (CheckpointException e) {
            fault = fault == null ? e.fault() : fault;
        }
        if (part.last()) {
            PartialSummary whole = merged;
            FormatFault found = fault;
            merged = null;
            fault = null;
            if (found != null) {
                receiver.receive(part.tensor(), new Outcome.Failed<>(found));
            } else if (whole != null) {
                receiver.receive(part.tensor(), new Outcome.Done<>(whole.finish()));
            }
        }
    }
}

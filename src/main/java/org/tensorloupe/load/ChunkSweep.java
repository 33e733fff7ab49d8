package org.tensorloupe.load;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.tensorloupe.bytes.Monitor;
import org.tensorloupe.export.OutputTensor;
import org.tensorloupe.fault.CheckpointException;
import org.tensorloupe.tensor.DType;

/// Work on tensors chunk by chunk, over all cores, whose results are handed over in order.
///
/// Only a few chunks are under way at a time, so memory does not grow with the tensors. One use per
/// object; not thread-safe.
///
/// @param <T> what a chunk gives
final class ChunkSweep<T> {
    /// Chunks under way, for each core.
    private static final int AHEAD = 4;

    private final List<OutputTensor> tensors;
    private final Task<T> task;
    private final SharedMonitor monitor;
    private final int threads = Runtime.getRuntime().availableProcessors();
    private final ExecutorService cores;
    private int next;
    private long nextElement;

    /// Elements of a tensor.
    ///
    /// @param index the tensor's number in the list
    /// @param first whether they are the tensor's first
    /// @param last whether they are its last
    record Chunk(
            int index, OutputTensor tensor, long from, int count, boolean first, boolean last) {
        /// Bytes of the elements as they are written.
        int bytes() {
            return Math.toIntExact(tensor.type().byteSize(count));
        }

        private long sourceBytes() {
            DType stored = tensor.tensor().numbers().dtype();
            return stored.byteSize(count);
        }
    }

    /// What is done with a chunk, on any core.
    interface Task<T> {
        /// @throws CheckpointException if the elements cannot be read
        T run(Chunk chunk, Monitor monitor) throws CheckpointException;
    }

    /// Hears of every chunk in order, on the thread that called [#run].
    interface Receiver<T> {
        /// @throws IOException to end the work
        void done(Chunk chunk, T result) throws IOException;

        /// The chunk cannot be read; others of its tensor may still follow.
        ///
        /// @throws IOException to end the work
        void failed(Chunk chunk, CheckpointException fault) throws IOException;
    }

    private record Step<T>(Chunk chunk, Future<T> future) {}

    private ChunkSweep(List<OutputTensor> tensors, Monitor owner, Task<T> task) {
        this.tensors = tensors;
        this.task = task;
        this.monitor = new SharedMonitor(owner);
        this.cores =
                Executors.newFixedThreadPool(
                        threads,
                        work -> Thread.ofPlatform().daemon().name("chunks").unstarted(work));
    }

    /// Works through all tensors, and returns when the last chunk was received. An empty tensor is
    /// one empty chunk.
    ///
    /// @param owner hears of the source's bytes, from all cores, and may cancel
    /// @throws IOException of the receiver
    static <T> void run(
            List<OutputTensor> tensors, Monitor owner, Task<T> task, Receiver<T> receiver)
            throws IOException {
        ChunkSweep<T> sweep = new ChunkSweep<>(tensors, owner, task);
        try {
            sweep.run(receiver);
        } finally {
            sweep.cores.shutdown();
        }
    }

    private void run(Receiver<T> receiver) throws IOException {
        Deque<Step<T>> pending = new ArrayDeque<>();
        try {
            while (!pending.isEmpty() || next < tensors.size()) {
                while (pending.size() < AHEAD * threads && next < tensors.size()) {
                    Chunk chunk = nextChunk();
                    pending.add(new Step<>(chunk, cores.submit(() -> work(chunk))));
                }
                Step<T> step = pending.removeFirst();
                try {
                    receiver.done(step.chunk(), Futures.result(step.future()));
                } catch (CheckpointException e) {
                    receiver.failed(step.chunk(), e);
                }
            }
        } finally {
            monitor.stop(pending.stream().map(Step::future).toList());
        }
    }

    private T work(Chunk chunk) throws CheckpointException {
        T result = task.run(chunk, monitor);
        monitor.advance(chunk.sourceBytes());
        return result;
    }

    private Chunk nextChunk() {
        OutputTensor tensor = tensors.get(next);
        long from = nextElement;
        int count = (int) Math.min(tensor.chunk(), tensor.numel() - from);
        boolean last = from + count == tensor.numel();
        Chunk chunk = new Chunk(next, tensor, from, count, from == 0, last);
        nextElement = last ? 0 : from + count;
        next += last ? 1 : 0;
        return chunk;
    }
}

package org.tensorloupe.load;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import org.tensorloupe.bytes.Monitor;
import org.tensorloupe.fault.CheckpointException;
import org.tensorloupe.stats.Chunks;
import org.tensorloupe.stats.PartialSummary;
import org.tensorloupe.stats.Summary;
import org.tensorloupe.tensor.Component;
import org.tensorloupe.tensor.StorageSource;
import org.tensorloupe.tensor.TensorInfo;
import org.tensorloupe.tensor.TensorReader;

/// Statistics of the tensors of one document, computed over all cores and kept while memory allows.
///
/// Thread-safe. Results do not depend on the number of cores: a tensor is cut the same way
/// everywhere, and its parts are merged in order.
public final class Summaries {
    /// Bytes of summaries that are kept.
    private static final long BUDGET = 48L << 20;

    /// Parts of one tensor that wait for their merge at most, for each core.
    private static final int AHEAD = 2;

    private final StorageSource storages;
    private final ExecutorService cores;
    private final int parallelism;
    private final Map<Key, Summary> kept = new LinkedHashMap<>(16, 0.75f, true);
    private long weight;

    private record Key(TensorInfo tensor, Component part) {
        Key {
            tensor = tensor.numbers();
        }
    }

    /// @param cores runs the parts; not owned
    /// @param parallelism number of its threads
    public Summaries(StorageSource storages, ExecutorService cores, int parallelism) {
        this.storages = storages;
        this.cores = cores;
        this.parallelism = parallelism;
    }

    /// The statistics of a tensor, if they are kept.
    public synchronized Optional<Summary> known(TensorInfo tensor, Component part) {
        return Optional.ofNullable(kept.get(new Key(tensor, part)));
    }

    /// The statistics of a tensor; computed if they are not kept. Blocks; not for threads of the
    /// executor itself.
    ///
    /// @param monitor hears of bytes read, and may cancel
    /// @throws CheckpointException if an element cannot be read
    public Summary get(TensorInfo tensor, Component part, Monitor monitor)
            throws CheckpointException {
        Optional<Summary> known = known(tensor, part);
        if (known.isPresent()) {
            return known.get();
        }
        Summary summary = compute(tensor, part, monitor);
        keep(new Key(tensor, part), summary);
        return summary;
    }

    private synchronized void keep(Key key, Summary summary) {
        Summary before = kept.put(key, summary);
        weight += summary.weight() - (before == null ? 0 : before.weight());
        var oldest = kept.entrySet().iterator();
        while (weight > BUDGET && kept.size() > 1) {
            weight -= oldest.next().getValue().weight();
            oldest.remove();
        }
    }

    private Summary compute(TensorInfo tensor, Component part, Monitor monitor)
            throws CheckpointException {
        Chunks chunks = Chunks.of(tensor);
        if (chunks.count() == 1) {
            TensorReader reader = TensorReader.open(tensor, part, storages, monitor);
            return PartialSummary.of(reader, 0, chunks.to(0), monitor).finish();
        }
        long next = 0;
        List<Future<PartialSummary>> pending = new ArrayList<>();
        SharedMonitor shared = new SharedMonitor(monitor);
        try {
            PartialSummary merged = null;
            while (!pending.isEmpty() || next < chunks.count()) {
                while (pending.size() < AHEAD * parallelism && next < chunks.count()) {
                    long chunk = next++;
                    pending.add(cores.submit(() -> part(tensor, part, chunks, chunk, shared)));
                }
                PartialSummary later = pending.removeFirst().get();
                merged = merged == null ? later : merged.merge(later);
            }
            return Objects.requireNonNull(merged).finish();
        } catch (ExecutionException e) {
            throw unwrapped(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw (CancellationException) new CancellationException("interrupted").initCause(e);
        } finally {
            shared.stop(pending);
        }
    }

    private PartialSummary part(
            TensorInfo tensor, Component part, Chunks chunks, long chunk, Monitor monitor)
            throws CheckpointException {
        TensorReader reader = TensorReader.open(tensor, part, storages, monitor);
        return PartialSummary.of(reader, chunks.from(chunk), chunks.to(chunk), monitor);
    }

    /// What a part failed with; a defect is thrown on.
    static CheckpointException unwrapped(ExecutionException e) {
        Throwable cause = e.getCause();
        if (cause instanceof CheckpointException fault) {
            return fault;
        }
        if (cause instanceof RuntimeException defect) {
            throw defect;
        }
        if (cause instanceof Error defect) {
            throw defect;
        }
        throw new IllegalStateException(cause);
    }
}

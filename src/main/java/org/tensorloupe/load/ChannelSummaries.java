package org.tensorloupe.load;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import org.tensorloupe.bytes.HeapCache;
import org.tensorloupe.bytes.HeapShelf;
import org.tensorloupe.bytes.Monitor;
import org.tensorloupe.fault.CheckpointException;
import org.tensorloupe.stats.ChannelCut;
import org.tensorloupe.stats.ChannelMerge;
import org.tensorloupe.stats.ChannelStatistics;
import org.tensorloupe.stats.PartialChannels;
import org.tensorloupe.tensor.Component;
import org.tensorloupe.tensor.StorageSource;
import org.tensorloupe.tensor.TensorInfo;
import org.tensorloupe.tensor.TensorReader;

/// Statistics of the channels of one document's tensors, computed over all cores and kept while
/// memory allows.
///
/// Thread-safe. Results do not depend on the number of cores: a tensor is cut the same way
/// everywhere, and its parts are merged in order.
public final class ChannelSummaries {
    /// Parts of one tensor that wait for their merge at most, for each core.
    private static final int AHEAD = 2;

    private final StorageSource storages;
    private final Cores cores;
    private final HeapShelf<Key, ChannelStatistics> kept;

    private record Key(TensorInfo tensor, Component part, int axis) {
        Key {
            tensor = tensor.numbers();
        }
    }

    /// @param cache keeps the results
    /// @param cores runs the parts; not owned
    ChannelSummaries(StorageSource storages, HeapCache cache, Cores cores) {
        this.kept = new HeapShelf<>(cache, false);
        this.storages = storages;
        this.cores = cores;
    }

    /// The statistics along an axis, if they are kept.
    public Optional<ChannelStatistics> known(TensorInfo tensor, Component part, int axis) {
        return kept.get(new Key(tensor, part, axis));
    }

    /// The statistics along an axis; computed if they are not kept. Blocks; not for threads of the
    /// executor itself.
    ///
    /// @param axis 0 to rank - 1
    /// @param monitor hears of bytes read, and may cancel
    /// @throws CheckpointException if an element cannot be read, or there are too many channels
    public ChannelStatistics get(TensorInfo tensor, Component part, int axis, Monitor monitor)
            throws CheckpointException {
        Optional<ChannelStatistics> known = known(tensor, part, axis);
        if (known.isPresent()) {
            return known.get();
        }
        ChannelStatistics statistics = compute(tensor, part, axis, monitor);
        kept.put(new Key(tensor, part, axis), statistics, statistics.weight());
        return statistics;
    }

    /// Lets go of all results.
    void close() {
        kept.close();
    }

    private ChannelStatistics compute(
            TensorInfo tensor, Component component, int axis, Monitor monitor)
            throws CheckpointException {
        ChannelCut cut = ChannelCut.of(tensor, axis);
        TensorReader.open(tensor, component, storages, monitor);
        ChannelMerge merge = new ChannelMerge(cut);
        Deque<Future<PartialChannels>> pending = new ArrayDeque<>();
        SharedMonitor shared = new SharedMonitor(monitor);
        long next = 0;
        try {
            while (!pending.isEmpty() || next < cut.parts()) {
                while (pending.size() < AHEAD * cores.count() && next < cut.parts()) {
                    long part = next++;
                    var task = new FutureTask<>(() -> part(cut, component, part, shared));
                    cores.execute(Priority.VISIBLE, task);
                    pending.add(task);
                }
                merge.add(Futures.result(pending.removeFirst()));
            }
            return merge.finish();
        } finally {
            shared.stop(pending);
        }
    }

    private PartialChannels part(ChannelCut cut, Component component, long part, Monitor monitor)
            throws CheckpointException {
        TensorReader reader = TensorReader.open(cut.tensor(), component, storages, monitor);
        return PartialChannels.of(reader, cut, part, monitor);
    }
}

package org.tensorloupe.load;

import java.io.IOException;
import java.util.List;
import org.tensorloupe.bytes.HeapCache;
import org.tensorloupe.bytes.Monitor;
import org.tensorloupe.fault.CheckpointException;
import org.tensorloupe.stats.ChannelStatistics;
import org.tensorloupe.tensor.Component;
import org.tensorloupe.tensor.StorageSource;
import org.tensorloupe.tensor.TensorInfo;

/// The statistics of the channels of many tensors, one tensor after the other, each over all cores.
public final class ChannelStream {
    private ChannelStream() {}

    /// Hears of each tensor in order, on the thread that called [#run].
    public interface Receiver {
        /// @param outcome done, or failed where the tensor cannot be read or has no values
        /// @throws IOException to end the work
        void receive(TensorInfo tensor, Outcome<ChannelStatistics> outcome) throws IOException;
    }

    /// Summarises tensors, and returns when the last was received.
    ///
    /// @param tensors that have the axis
    /// @param axis 0 or more; below 0 it counts from the last
    /// @throws IOException of the receiver
    public static void run(
            List<TensorInfo> tensors,
            int axis,
            StorageSource storages,
            Monitor monitor,
            Receiver receiver)
            throws IOException {
        try (Cores cores = new Cores()) {
            ChannelSummaries summaries = new ChannelSummaries(storages, new HeapCache(), cores);
            for (TensorInfo tensor : tensors) {
                int rank = tensor.numbers().shape().rank();
                receiver.receive(
                        tensor, one(summaries, tensor, axis < 0 ? axis + rank : axis, monitor));
            }
        }
    }

    private static Outcome<ChannelStatistics> one(
            ChannelSummaries summaries, TensorInfo tensor, int axis, Monitor monitor) {
        try {
            return new Outcome.Done<>(summaries.get(tensor, Component.VALUE, axis, monitor));
        } catch (CheckpointException e) {
            return new Outcome.Failed<>(e.fault());
        }
    }
}

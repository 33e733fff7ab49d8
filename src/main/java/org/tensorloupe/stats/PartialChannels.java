package org.tensorloupe.stats;

import org.tensorloupe.bytes.Monitor;
import org.tensorloupe.fault.CheckpointException;
import org.tensorloupe.tensor.TensorReader;

/// The statistics of the channels in one part of a tensor; see [ChannelCut].
///
/// Not thread-safe: parts are made on any threads, then handed to a [ChannelMerge] in order.
public final class PartialChannels {
    private final ChannelCut.Box box;
    private final ChannelMoments moments;
    private final ChannelCounts counts;

    private PartialChannels(ChannelCut.Box box) {
        this.box = box;
        this.moments = new ChannelMoments(box.channels());
        this.counts = new ChannelCounts(box.channels());
    }

    /// Summarises a part.
    ///
    /// @param reader of the cut's tensor, used by this call alone
    /// @param part 0 to `cut.parts() - 1`
    /// @param monitor hears of every few hundred kilobytes, and may cancel there
    /// @throws CheckpointException if an element cannot be read
    public static PartialChannels of(
            TensorReader reader, ChannelCut cut, long part, Monitor monitor)
            throws CheckpointException {
        PartialChannels made = new PartialChannels(cut.box(part));
        new ChannelPass(reader, cut, made, monitor).run();
        return made;
    }

    ChannelCut.Box box() {
        return box;
    }

    /// Of the channels of the box, from 0.
    ChannelMoments moments() {
        return moments;
    }

    ChannelCounts counts() {
        return counts;
    }

    /// Adds a run of numbers.
    ///
    /// @param c channel of the box, from 0
    void add(int c, RunSums run) {
        if (run.count() > 0) {
            moments.add(c, run);
            moments.reach(c, run.min(), run.max());
            counts.addZeros(c, run.zeros());
        }
        counts.addNan(c, run.nan());
        counts.addPosInf(c, run.posInf());
        counts.addNegInf(c, run.negInf());
    }

    /// Adds a later part of the same channels.
    void merge(PartialChannels later) {
        moments.merge(later.moments);
        counts.add(later.counts, 0);
    }
}

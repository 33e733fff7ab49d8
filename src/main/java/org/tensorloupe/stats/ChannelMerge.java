package org.tensorloupe.stats;

import org.jspecify.annotations.Nullable;

/// Puts the parts of a tensor's channels together, in order. Not thread-safe.
public final class ChannelMerge {
    private final ChannelStatistics whole;
    private @Nullable PartialChannels band;

    /// Begins without any part.
    public ChannelMerge(ChannelCut cut) {
        this.whole = new ChannelStatistics(cut.axis(), cut.channels(), cut.perChannel());
    }

    /// Adds the part that follows the one before.
    ///
    /// @param part not to be used afterwards
    public void add(PartialChannels part) {
        PartialChannels present = band;
        if (present != null && present.box().fromChannel() == part.box().fromChannel()) {
            present.merge(part);
            return;
        }
        flush();
        band = part;
    }

    private void flush() {
        if (band != null) {
            whole.set(band.box().fromChannel(), band.moments(), band.counts());
            band = null;
        }
    }

    /// The statistics of all parts. This object is not to be used afterwards.
    public ChannelStatistics finish() {
        flush();
        return whole;
    }
}

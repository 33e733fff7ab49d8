package org.tensorloupe.stats;

import org.tensorloupe.bytes.Monitor;
import org.tensorloupe.fault.CheckpointException;
import org.tensorloupe.tensor.PatternReader;
import org.tensorloupe.tensor.TensorReader;

/// The statistics of a part of a tensor, to be merged with those of the other parts.
///
/// Not thread-safe: parts are made on any threads, then merged in order on one.
public sealed interface PartialSummary permits BlockSummary, PatternSummary {
    /// Summarises the elements `from..to` (flat, row-major order of the logical shape).
    ///
    /// @param reader used by this call alone
    /// @param monitor hears of every few hundred kilobytes, and may cancel there
    /// @throws CheckpointException if an element cannot be read
    static PartialSummary of(TensorReader reader, long from, long to, Monitor monitor)
            throws CheckpointException {
        return of(reader, Depth.DISTRIBUTION, from, to, monitor);
    }

    /// Summarises elements in the depth given, which must be that of all other parts.
    ///
    /// @throws CheckpointException if an element cannot be read
    static PartialSummary of(TensorReader reader, Depth depth, long from, long to, Monitor monitor)
            throws CheckpointException {
        Repetition.check(reader.tensor());
        PatternReader patterns = reader.patterns();
        return patterns != null && PatternSummary.pays(patterns)
                ? PatternSummary.of(reader, patterns, from, to, monitor)
                : BlockSummary.of(reader, depth, from, to, monitor);
    }

    /// Adds the part of the same tensor that follows this one.
    ///
    /// @param later not to be used afterwards
    /// @return this
    PartialSummary merge(PartialSummary later);

    /// The summary of all parts that were merged. This object is not to be used afterwards.
    Summary finish();
}

package org.tensorloupe.stats;

import java.util.Objects;
import org.tensorloupe.tensor.TensorInfo;

/// How a tensor is cut into parts that can be summarised apart.
///
/// The cut depends on the tensor alone, so a summary merged from its parts in order is the same
/// for any number of threads. There is always one part at least; that of an empty tensor is empty.
///
/// @param numel elements of the tensor; its numbers, where elements hold several
public record Chunks(long numel) {
    /// Elements in every part but the last.
    public static final long SIZE = 1L << 22;

    /// The cut of a tensor.
    public static Chunks of(TensorInfo tensor) {
        return new Chunks(tensor.numbers().numel());
    }

    /// Number of parts.
    public long count() {
        return Math.max(1, Math.ceilDiv(numel, SIZE));
    }

    /// First element of a part.
    ///
    /// @param part 0 to count() - 1
    public long from(long part) {
        return Objects.checkIndex(part, count()) * SIZE;
    }

    /// Element after the last of a part.
    ///
    /// @param part 0 to count() - 1
    public long to(long part) {
        return Math.min(numel, from(part) + SIZE);
    }
}

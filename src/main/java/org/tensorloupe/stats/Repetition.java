package org.tensorloupe.stats;

import java.util.Locale;
import org.tensorloupe.fault.CheckpointException;
import org.tensorloupe.fault.FormatFault;
import org.tensorloupe.tensor.StorageRef;
import org.tensorloupe.tensor.TensorInfo;

/// Tensors that show few stored elements very often, as `expand` makes them: a file of a kilobyte
/// may claim more elements than a machine reads in a year.
public final class Repetition {
    /// Elements that are read in any case; some seconds of work.
    private static final long FREE = 1L << 32;

    /// How often each stored element may be read beyond that.
    private static final long TIMES = 64;

    private Repetition() {}

    /// Refuses a tensor whose elements no one wants to wait for.
    ///
    /// @throws CheckpointException if the elements are too many for what is stored of them
    public static void check(TensorInfo tensor) throws CheckpointException {
        StorageRef storage = tensor.storage();
        long numel = tensor.numel();
        if (storage == null || numel <= FREE) {
            return;
        }
        long bits = Math.max(1, tensor.dtype().bits());
        long stored = storage.size() / bits * Byte.SIZE + storage.size() % bits * Byte.SIZE / bits;
        if (numel / TIMES > stored) {
            throw new CheckpointException(
                    new FormatFault.LimitExceeded(
                            tensor.name(),
                            String.format(
                                    Locale.ROOT, "elements that repeat %,d stored ones", stored),
                            Math.max(FREE, stored * TIMES),
                            numel));
        }
    }
}

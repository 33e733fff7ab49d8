package org.tensorloupe.bytes;

import java.util.Locale;

/// How much a [ScratchSpace] keeps.
///
/// @param memory bytes kept on the heap, all regions together
/// @param spill a region larger than this goes to a temporary file at once; so does one larger
///     than `memory`
/// @param disk bytes kept in temporary files, all regions together
public record ScratchLimits(long memory, long spill, long disk) {
    /// 64 MB of memory, 16 MB per region in memory, 64 GB of disk.
    public static final ScratchLimits DEFAULT = new ScratchLimits(64L << 20, 16L << 20, 64L << 30);

    /// Checks the ranges: each 0 or more, and `spill` within a Java array.
    public ScratchLimits {
        if (memory < 0 || spill < 0 || disk < 0 || spill > Integer.MAX_VALUE - 8) {
            throw new IllegalArgumentException(
                    String.format(
                            Locale.ROOT, "memory %d, spill %d, disk %d", memory, spill, disk));
        }
    }
}

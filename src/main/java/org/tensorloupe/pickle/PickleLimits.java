package org.tensorloupe.pickle;

/// The most that a pickle may ask for. Going past one is a
/// [org.tensorloupe.fault.FormatFault.LimitExceeded] that names it.
///
/// @param opcodes opcodes in one pickle; a checkpoint of 92,160 tensors has 3 million
/// @param markDepth open MARKs at one time, which follows the nesting; real checkpoints stay below 10
/// @param stackItems values on the stack at one time; follows the longest tuple
/// @param memoEntries highest memo index plus 1; a checkpoint of 92,160 tensors has 0.7 million
/// @param textBytes encoded bytes of one text; NumPy arrays in protocol 2 are such texts
/// @param nameBytes encoded bytes of a module's or class's name
/// @param numberBytes bytes of one integer, or digits of one in text; Python itself stops at 4,300
///     digits
/// @param globals different classes and functions named; real checkpoints have below 50
/// @param keyDepth nesting of a tuple or frozenset that is a key
/// @param keyWork steps spent on comparing keys; a step is an item or 16 bytes
/// @param heapBytes estimate of the memory of all values that are made, in bytes; a checkpoint of
///     92,160 tensors takes 65 million
public record PickleLimits(
        long opcodes,
        int markDepth,
        int stackItems,
        int memoEntries,
        int textBytes,
        int nameBytes,
        int numberBytes,
        int globals,
        int keyDepth,
        long keyWork,
        long heapBytes) {

    /// The limits for files from anywhere. They admit ten times the largest known checkpoint, and
    /// half of the memory this process may have, at most 2 GiB.
    public static PickleLimits defaults() {
        return new PickleLimits(
                100_000_000,
                10_000,
                10_000_000,
                20_000_000,
                1 << 29,
                1 << 14,
                4_300,
                10_000,
                64,
                100_000_000,
                Math.min(1L << 31, Runtime.getRuntime().maxMemory() / 2));
    }

    /// These limits with another allowance of memory.
    ///
    /// @param bytes estimate of the memory of all values that are made
    public PickleLimits withHeapBytes(long bytes) {
        return new PickleLimits(
                opcodes,
                markDepth,
                stackItems,
                memoEntries,
                textBytes,
                nameBytes,
                numberBytes,
                globals,
                keyDepth,
                keyWork,
                bytes);
    }
}

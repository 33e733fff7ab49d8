package org.tensorloupe.stats;

/// The extremes of one block of numbers, and how many of them are 0. Not thread-safe.
///
/// Numbers are compared by their bit patterns as integers, in loops that the JIT compiler
/// vectorises. With the sign bit first, positive patterns are in order and negative ones reversed;
/// a pattern less 1, with or without its sign flipped, is least for the number next to 0 on one side
/// and never for 0 itself. Infinities and NaN have the outermost patterns.
final class BlockRange {
    private static final int INT_SIGN = Integer.MIN_VALUE;
    private static final int INT_REST = Integer.MAX_VALUE;
    private static final int INT_INFINITY = 0x7f80_0000;
    private static final long LONG_SIGN = Long.MIN_VALUE;
    private static final long LONG_REST = Long.MAX_VALUE;
    private static final long LONG_INFINITY = 0x7ff0_0000_0000_0000L;

    private double min;
    private double max;
    private double above;
    private double below;
    private int zeros;
    private boolean finite;

    /// Looks at a block. If it holds NaN or an infinity, [#isFinite()] is false, and the other
    /// results mean nothing.
    ///
    /// @param block one number or more
    void of(Block block) {
        if (block.isNarrow()) {
            of(block.bits(), block.size());
            zeros = zeros(block.bits(), block.size());
        } else {
            of(block.longBits(), block.size());
            zeros = zeros(block.longBits(), block.size());
        }
    }

    private void of(int[] bits, int n) {
        int least = Integer.MAX_VALUE;
        int largest = Integer.MIN_VALUE;
        int positive = Integer.MAX_VALUE;
        int negative = Integer.MAX_VALUE;
        for (int i = 0; i < n; i++) {
            int pattern = bits[i];
            int before = pattern - 1;
            int ordered = pattern ^ ((pattern >> 31) & INT_REST);
            least = Math.min(least, ordered);
            largest = Math.max(largest, ordered);
            positive = Math.min(positive, before + INT_SIGN);
            negative = Math.min(negative, before);
        }
        finite = largest < INT_INFINITY && least > ~INT_INFINITY;
        min = Float.intBitsToFloat(least ^ ((least >> 31) & INT_REST));
        max = Float.intBitsToFloat(largest ^ ((largest >> 31) & INT_REST));
        above =
                positive >= 0
                        ? Double.POSITIVE_INFINITY
                        : Float.intBitsToFloat(positive + INT_SIGN + 1);
        below = negative >= -1 ? Double.NEGATIVE_INFINITY : Float.intBitsToFloat(negative + 1);
    }

    private static int zeros(int[] bits, int n) {
        int found = 0;
        for (int i = 0; i < n; i++) {
            found += ((bits[i] & INT_REST) - 1) >>> 31;
        }
        return found;
    }

    private void of(long[] bits, int n) {
        long least = Long.MAX_VALUE;
        long largest = Long.MIN_VALUE;
        long positive = Long.MAX_VALUE;
        long negative = Long.MAX_VALUE;
        for (int i = 0; i < n; i++) {
            long pattern = bits[i];
            long before = pattern - 1;
            long ordered = pattern ^ ((pattern >> 63) & LONG_REST);
            least = Math.min(least, ordered);
            largest = Math.max(largest, ordered);
            positive = Math.min(positive, before + LONG_SIGN);
            negative = Math.min(negative, before);
        }
        finite = largest < LONG_INFINITY && least > ~LONG_INFINITY;
        min = Double.longBitsToDouble(least ^ ((least >> 63) & LONG_REST));
        max = Double.longBitsToDouble(largest ^ ((largest >> 63) & LONG_REST));
        above =
                positive >= 0
                        ? Double.POSITIVE_INFINITY
                        : Double.longBitsToDouble(positive + LONG_SIGN + 1);
        below = negative >= -1 ? Double.NEGATIVE_INFINITY : Double.longBitsToDouble(negative + 1);
    }

    private static int zeros(long[] bits, int n) {
        long found = 0;
        for (int i = 0; i < n; i++) {
            found += ((bits[i] & LONG_REST) - 1) >>> 63;
        }
        return (int) found;
    }

    /// Whether all numbers are neither NaN nor infinite.
    boolean isFinite() {
        return finite;
    }

    /// Least number.
    double min() {
        return min;
    }

    /// Largest number.
    double max() {
        return max;
    }

    /// The larger of the magnitudes of both.
    double magnitude() {
        return Math.max(Math.abs(min), Math.abs(max));
    }

    /// Least positive number; plus infinity if there is none.
    double above() {
        return above;
    }

    /// Largest negative number; minus infinity if there is none.
    double below() {
        return below;
    }

    /// How many numbers are 0 or -0.
    int zeros() {
        return zeros;
    }
}

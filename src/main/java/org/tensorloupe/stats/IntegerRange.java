package org.tensorloupe.stats;

import java.math.BigInteger;

/// Exact least, largest and sum of integers, and where the extremes stand first. Not thread-safe.
final class IntegerRange {
    private static final long LOWER_HALF = 0xffff_ffffL;

    /// Flips the order of signed longs into that of unsigned ones; 0 for signed dtypes.
    private final long flip;

    private BigInteger sum = BigInteger.ZERO;
    private long min = Long.MAX_VALUE;
    private long max = Long.MIN_VALUE;
    private long argMin = -1;
    private long argMax = -1;

    /// @param unsigned whether the longs are 64 bits without a sign
    IntegerRange(boolean unsigned) {
        this.flip = unsigned ? Long.MIN_VALUE : 0;
    }

    /// Takes a block, and gives its values as doubles.
    void add(long position, long[] x, int n, double[] wide) {
        long upper = 0;
        long lower = 0;
        long least = Long.MAX_VALUE;
        long largest = Long.MIN_VALUE;
        for (int i = 0; i < n; i++) {
            long value = x[i];
            upper += flip == 0 ? value >> 32 : value >>> 32;
            lower += value & LOWER_HALF;
            least = Math.min(least, value ^ flip);
            largest = Math.max(largest, value ^ flip);
        }
        for (int i = 0; i < n; i++) {
            wide[i] = flip == 0 ? x[i] : unsignedToDouble(x[i]);
        }
        sum = sum.add(BigInteger.valueOf(upper).shiftLeft(32)).add(BigInteger.valueOf(lower));
        if (argMin < 0 || least < min) {
            min = least;
            argMin = position + indexOf(x, n, least ^ flip);
        }
        if (argMax < 0 || largest > max) {
            max = largest;
            argMax = position + indexOf(x, n, largest ^ flip);
        }
    }

    /// Takes an integer that occurs many times.
    ///
    /// @param first where it stands first
    void add(long value, long times, long first) {
        sum = sum.add(BigInteger.valueOf(value).multiply(BigInteger.valueOf(times)));
        if (argMin < 0 || value < min) {
            min = value;
            argMin = first;
        }
        if (argMax < 0 || value > max) {
            max = value;
            argMax = first;
        }
    }

    void merge(IntegerRange later) {
        sum = sum.add(later.sum);
        if (argMin < 0 || (later.argMin >= 0 && later.min < min)) {
            min = later.min;
            argMin = later.argMin;
        }
        if (argMax < 0 || (later.argMax >= 0 && later.max > max)) {
            max = later.max;
            argMax = later.argMax;
        }
    }

    BigInteger sum() {
        return sum;
    }

    String minText() {
        return text(min);
    }

    String maxText() {
        return text(max);
    }

    long argMin() {
        return argMin;
    }

    long argMax() {
        return argMax;
    }

    private String text(long value) {
        return flip == 0 ? Long.toString(value) : Long.toUnsignedString(value ^ flip);
    }

    private static int indexOf(long[] x, int n, long value) {
        int i = 0;
        while (i < n - 1 && x[i] != value) {
            i++;
        }
        return i;
    }

    /// The nearest double: halved with a sticky last bit, so that it is rounded once.
    private static double unsignedToDouble(long value) {
        return value >= 0 ? value : (double) ((value >>> 1) | (value & 1)) * 2;
    }
}

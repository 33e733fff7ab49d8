package org.tensorloupe.stats;

/// A few numbers at a time, with their bit patterns: as float32 where that holds them exactly.
/// Not thread-safe.
///
/// Its arrays fit the second-level cache, so a further look at them is cheap.
final class Block {
    /// The most numbers in a block.
    static final int SIZE = LaneSums.NUMBERS;

    private final double[] numbers;
    private final int[] bits;
    private final long[] longBits;
    private final boolean isNarrow;
    private int size;

    /// @param capacity the most numbers, at most [#SIZE]
    /// @param isNarrow whether float32 holds all of them
    Block(int capacity, boolean isNarrow) {
        this.numbers = new double[LaneSums.room(capacity)];
        this.bits = new int[isNarrow ? capacity : 0];
        this.longBits = new long[isNarrow ? 0 : capacity];
        this.isNarrow = isNarrow;
    }

    /// Number of numbers.
    int size() {
        return size;
    }

    /// Whether the patterns are in [#bits()], and not in [#longBits()].
    boolean isNarrow() {
        return isNarrow;
    }

    /// The numbers, with room behind them as [LaneSums] needs it.
    double[] numbers() {
        return numbers;
    }

    /// The numbers' bit patterns as float32.
    int[] bits() {
        return bits;
    }

    /// The numbers' bit patterns as float64.
    long[] longBits() {
        return longBits;
    }

    /// A number.
    double at(int i) {
        return numbers[i];
    }

    /// Declares that the first numbers and their patterns are set.
    void setSize(int count) {
        size = count;
    }

    /// Declares that the first numbers are set; sets their patterns.
    void setNumbers(int count) {
        size = count;
        if (isNarrow) {
            for (int i = 0; i < count; i++) {
                bits[i] = Float.floatToRawIntBits((float) numbers[i]);
            }
        } else {
            for (int i = 0; i < count; i++) {
                longBits[i] = Double.doubleToRawLongBits(numbers[i]);
            }
        }
    }

    /// Multiplies the numbers by a power of two; the patterns stay as they are.
    void scale(int exponent) {
        double factor = Math.scalb(1.0, exponent);
        for (int i = 0; i < size; i++) {
            numbers[i] *= factor;
        }
    }

    /// Position in the block of the first number equal to `value`, which is there.
    int indexOf(double value) {
        int i = 0;
        while (i < size - 1 && numbers[i] != value) {
            i++;
        }
        return i;
    }
}

package org.tensorloupe.stats;

/// A few numbers at a time, as float32 where that holds them exactly. Not thread-safe.
///
/// Its arrays fit the first-level cache, so a further look at them is cheap.
final class Block {
    /// The most numbers in a block.
    static final int SIZE = 2048;

    private final float[] narrow;
    private final int[] bits;
    private final double[] wide;
    private final long[] longBits;
    private final int[] keys;
    private boolean isNarrow;
    private int size;

    /// @param capacity the most numbers, at most [#SIZE]
    Block(int capacity) {
        narrow = new float[capacity];
        bits = new int[capacity];
        wide = new double[capacity];
        longBits = new long[capacity];
        keys = new int[capacity];
    }

    /// Number of numbers.
    int size() {
        return size;
    }

    /// Whether the numbers are in [#narrow()], and not in [#wide()].
    boolean isNarrow() {
        return isNarrow;
    }

    /// The numbers as float32.
    float[] narrow() {
        return narrow;
    }

    /// The bit patterns of [#narrow()].
    int[] bits() {
        return bits;
    }

    /// Room for a number that goes with each.
    int[] keys() {
        return keys;
    }

    /// The numbers as float64.
    double[] wide() {
        return wide;
    }

    /// The bit patterns of [#wide()].
    long[] longBits() {
        return longBits;
    }

    /// A number.
    double at(int i) {
        return isNarrow ? narrow[i] : wide[i];
    }

    /// Declares that the first numbers of [#narrow()] are set.
    void setNarrow(int count) {
        isNarrow = true;
        size = count;
        for (int i = 0; i < count; i++) {
            bits[i] = Float.floatToRawIntBits(narrow[i]);
        }
    }

    /// Declares that the first numbers of [#wide()] are set.
    void setWide(int count) {
        isNarrow = false;
        size = count;
        for (int i = 0; i < count; i++) {
            longBits[i] = Double.doubleToRawLongBits(wide[i]);
        }
    }

    /// Multiplies the numbers, which are wide, by a power of two.
    void scale(int exponent) {
        double factor = Math.scalb(1.0, exponent);
        for (int i = 0; i < size; i++) {
            wide[i] *= factor;
        }
        setWide(size);
    }

    /// Position in the block of the first number equal to `value`, which is there.
    int indexOf(double value) {
        int i = 0;
        while (i < size - 1 && at(i) != value) {
            i++;
        }
        return i;
    }
}

package org.tensorloupe.stats;

/// Counts elements by their sort, and remembers where those that are not finite stand first.
/// Not thread-safe.
final class ElementCounter {
    private long count;
    private long zeros;
    private long nan;
    private long posInf;
    private long negInf;
    private long firstNan = -1;
    private long firstPosInf = -1;
    private long firstNegInf = -1;

    /// Counts a block.
    ///
    /// @param n its elements, finite or not
    void add(long n) {
        count += n;
    }

    /// Counts zeros, which were counted already as elements.
    void addZeros(long n) {
        zeros += n;
    }

    /// Counts what is not finite in a block, and copies the rest.
    ///
    /// @param position of its first element
    /// @param finite receives what is finite
    void sift(long position, Block block, Block finite) {
        double[] out = finite.numbers();
        int kept = 0;
        for (int i = 0; i < block.size(); i++) {
            double value = block.at(i);
            if (Double.isFinite(value)) {
                out[kept++] = value;
            } else {
                addSpecial(value, 1, position + i);
            }
        }
        finite.setNumbers(kept);
    }

    /// Counts a value that is not finite.
    ///
    /// @param times how often it occurs
    /// @param first where it stands first
    void addSpecial(double value, long times, long first) {
        if (Double.isNaN(value)) {
            nan += times;
            firstNan = earlier(firstNan, first);
        } else if (value > 0) {
            posInf += times;
            firstPosInf = earlier(firstPosInf, first);
        } else {
            negInf += times;
            firstNegInf = earlier(firstNegInf, first);
        }
    }

    private static long earlier(long one, long other) {
        return one < 0 ? other : Math.min(one, other);
    }

    void merge(ElementCounter later) {
        count += later.count;
        zeros += later.zeros;
        nan += later.nan;
        posInf += later.posInf;
        negInf += later.negInf;
        firstNan = firstNan < 0 ? later.firstNan : firstNan;
        firstPosInf = firstPosInf < 0 ? later.firstPosInf : firstPosInf;
        firstNegInf = firstNegInf < 0 ? later.firstNegInf : firstNegInf;
    }

    long count() {
        return count;
    }

    long finite() {
        return count - nan - posInf - negInf;
    }

    long zeros() {
        return zeros;
    }

    long nan() {
        return nan;
    }

    long posInf() {
        return posInf;
    }

    long negInf() {
        return negInf;
    }

    long firstNan() {
        return firstNan;
    }

    long firstPosInf() {
        return firstPosInf;
    }

    long firstNegInf() {
        return firstNegInf;
    }
}

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
    void add(int n) {
        count += n;
    }

    /// Counts zeros, which were counted already as elements.
    void addZeros(int n) {
        zeros += n;
    }

    /// Counts what is not finite in a block, and copies the rest.
    ///
    /// @param position of its first element
    /// @param finite receives what is finite
    void sift(long position, Block block, Block finite) {
        double[] out = finite.wide();
        int kept = 0;
        for (int i = 0; i < block.size(); i++) {
            double value = block.at(i);
            if (Double.isFinite(value)) {
                out[kept++] = value;
            } else if (Double.isNaN(value)) {
                nan++;
                firstNan = firstNan < 0 ? position + i : firstNan;
            } else if (value > 0) {
                posInf++;
                firstPosInf = firstPosInf < 0 ? position + i : firstPosInf;
            } else {
                negInf++;
                firstNegInf = firstNegInf < 0 ? position + i : firstNegInf;
            }
        }
        finite.setWide(kept);
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

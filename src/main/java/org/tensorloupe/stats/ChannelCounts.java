package org.tensorloupe.stats;

/// How many elements of each channel are 0, NaN or an infinity; without memory for a sort that
/// does not occur. Not thread-safe.
final class ChannelCounts {
    private final int channels;
    private long[] zeros = {};
    private long[] nan = {};
    private long[] posInf = {};
    private long[] negInf = {};

    ChannelCounts(int channels) {
        this.channels = channels;
    }

    void addZeros(int c, long n) {
        zeros = added(zeros, c, n);
    }

    void addNan(int c, long n) {
        nan = added(nan, c, n);
    }

    void addPosInf(int c, long n) {
        posInf = added(posInf, c, n);
    }

    void addNegInf(int c, long n) {
        negInf = added(negInf, c, n);
    }

    private long[] added(long[] counts, int c, long n) {
        if (n == 0) {
            return counts;
        }
        long[] grown = counts.length == 0 ? new long[channels] : counts;
        grown[c] += n;
        return grown;
    }

    /// Adds counts of channels from `first` on.
    void add(ChannelCounts other, int first) {
        for (int c = 0; c < other.channels; c++) {
            addZeros(first + c, other.zeros(c));
            addNan(first + c, other.nan(c));
            addPosInf(first + c, other.posInf(c));
            addNegInf(first + c, other.negInf(c));
        }
    }

    long zeros(int c) {
        return zeros.length == 0 ? 0 : zeros[c];
    }

    long nan(int c) {
        return nan.length == 0 ? 0 : nan[c];
    }

    long posInf(int c) {
        return posInf.length == 0 ? 0 : posInf[c];
    }

    long negInf(int c) {
        return negInf.length == 0 ? 0 : negInf[c];
    }

    /// Bytes of the counts.
    long weight() {
        return (long) Long.BYTES * (zeros.length + nan.length + posInf.length + negInf.length);
    }
}

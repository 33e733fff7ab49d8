package org.tensorloupe.stats;

import java.util.Arrays;

/// Statistics of every channel of a tensor: of the elements that have the same index along one
/// axis. Over the finite elements; a channel without any has no mean, which is NaN here and never
/// a result. Immutable once it is handed out.
///
/// Numbers are float64; extremes of 64-bit integers are rounded to it.
public final class ChannelStatistics {
    private final int axis;
    private final long perChannel;
    private final double[] mean;
    private final double[] std;
    private final double[] min;
    private final double[] max;
    private final double[] l2;
    private final ChannelCounts counts;

    ChannelStatistics(int axis, int channels, long perChannel) {
        this.axis = axis;
        this.perChannel = perChannel;
        this.mean = none(channels);
        this.std = none(channels);
        this.min = none(channels);
        this.max = none(channels);
        this.l2 = none(channels);
        this.counts = new ChannelCounts(channels);
    }

    private static double[] none(int channels) {
        double[] values = new double[channels];
        Arrays.fill(values, Double.NaN);
        return values;
    }

    void set(int first, ChannelMoments moments, ChannelCounts found) {
        for (int i = 0; i < moments.channels(); i++) {
            if (moments.count(i) > 0) {
                mean[first + i] = moments.mean(i);
                std[first + i] = moments.deviation(i);
                min[first + i] = moments.min(i);
                max[first + i] = moments.max(i);
                l2[first + i] = moments.l2(i);
            }
        }
        counts.add(found, first);
    }

    /// The axis whose indices are the channels.
    public int axis() {
        return axis;
    }

    /// Number of channels.
    public int channels() {
        return mean.length;
    }

    /// Elements of each channel, finite or not.
    public long perChannel() {
        return perChannel;
    }

    /// The mean, or NaN if the channel has no finite element.
    public double mean(int channel) {
        return mean[channel];
    }

    /// The standard deviation of the population, or NaN.
    public double std(int channel) {
        return std[channel];
    }

    /// The least finite element, or NaN.
    public double min(int channel) {
        return min[channel];
    }

    /// The largest finite element, or NaN.
    public double max(int channel) {
        return max[channel];
    }

    /// The root of the sum of squares, or NaN; infinite if it is beyond float64.
    public double l2(int channel) {
        return l2[channel];
    }

    /// How many elements are 0 or -0.
    public long zeros(int channel) {
        return counts.zeros(channel);
    }

    /// How many elements are NaN.
    public long nan(int channel) {
        return counts.nan(channel);
    }

    /// How many elements are plus infinity.
    public long posInf(int channel) {
        return counts.posInf(channel);
    }

    /// How many elements are minus infinity.
    public long negInf(int channel) {
        return counts.negInf(channel);
    }

    /// The median of the L2 norms of the channels that have one; NaN if none has.
    public double medianNorm() {
        double[] norms = Arrays.stream(l2).filter(norm -> !Double.isNaN(norm)).sorted().toArray();
        int half = norms.length / 2;
        if (norms.length == 0) {
            return Double.NaN;
        }
        return norms.length % 2 == 1 ? norms[half] : norms[half - 1] / 2 + norms[half] / 2;
    }

    /// Bytes that this object takes in memory, about.
    public long weight() {
        return 5L * Double.BYTES * mean.length + counts.weight() + 200;
    }
}

package org.tensorloupe.render;

import org.tensorloupe.bytes.Monitor;
import org.tensorloupe.fault.CheckpointException;
import org.tensorloupe.fault.FormatFault;
import org.tensorloupe.tensor.Component;
import org.tensorloupe.tensor.StorageSource;
import org.tensorloupe.tensor.TensorInfo;
import org.tensorloupe.tensor.TensorReader;

/// The weights that a filter grid shows, decoded: the chosen channels of every filter at one depth.
/// Nobody changes them.
public final class FilterData {
    /// Most weights that are held, 128 MiB of float64.
    public static final long LIMIT = 1L << 24;

    private final FilterAxes axes;
    private final FilterChannel channel;
    private final int channels;
    private final double[] values;

    private FilterData(FilterAxes axes, FilterChannel channel, int channels, double[] values) {
        this.axes = axes;
        this.channel = channel;
        this.channels = channels;
        this.values = values;
    }

    /// Whether the choice stays within [#LIMIT].
    public static boolean fits(FilterAxes axes, FilterChannel channel) {
        return channel.count(axes) <= LIMIT / Math.max(1, axes.filters() * axes.plane());
    }

    /// Reads the chosen channels, and nothing else, plane by plane.
    ///
    /// @param part which number of each element
    /// @param channel must fit the tensor's axes
    /// @param depth index along the depth axis of a 5-D weight, else 0
    /// @throws CheckpointException if the tensor cannot be read, or more than [#LIMIT] weights would
    ///     be shown
    /// @throws IllegalArgumentException if the tensor is empty or has no such channel or depth
    public static FilterData read(
            TensorInfo tensor,
            Component part,
            FilterChannel channel,
            long depth,
            StorageSource source,
            Monitor monitor)
            throws CheckpointException {
        FilterAxes axes = FilterAxes.of(tensor.shape());
        if (tensor.numel() == 0 || !channel.fits(axes) || depth < 0 || depth >= axes.depth()) {
            throw new IllegalArgumentException(
                    "no " + channel + " at depth " + depth + " in " + tensor.shape());
        }
        if (!fits(axes, channel)) {
            throw new CheckpointException(
                    new FormatFault.LimitExceeded(
                            tensor.name(),
                            "weights shown as filters at once",
                            LIMIT,
                            channel.count(axes) * axes.filters() * axes.plane()));
        }
        int channels = (int) channel.count(axes);
        int plane = (int) axes.plane();
        double[] values = new double[(int) axes.filters() * channels * plane];
        TensorReader reader = TensorReader.open(tensor, part, source, monitor);
        boolean together = axes.depth() == 1;
        int run = together ? channels : 1;
        int at = 0;
        for (long filter = 0; filter < axes.filters(); filter++) {
            for (int c = 0; c < channels; c += run) {
                long from = axes.position(filter, channel.first() + c, depth);
                reader.read(from, values, at, run * plane);
                at += run * plane;
            }
            monitor.advance(tensor.dtype().byteSize((long) channels * plane));
        }
        return new FilterData(axes, channel, channels, values);
    }

    /// How the weight is laid out.
    public FilterAxes axes() {
        return axes;
    }

    /// The channels that were read.
    public FilterChannel channel() {
        return channel;
    }

    /// Number of filters.
    public int filters() {
        return (int) axes.filters();
    }

    /// Number of channels that were read, from [FilterChannel#first()] on.
    public int channels() {
        return channels;
    }

    /// Rows of a filter.
    public int height() {
        return (int) axes.height();
    }

    /// Columns of a filter.
    public int width() {
        return (int) axes.width();
    }

    /// One weight.
    ///
    /// @param shown which of the channels that were read, from 0
    public double value(int filter, int shown, int row, int column) {
        return values[start(filter, shown) + row * width() + column];
    }

    /// Statistics of every filter over the channels that were read.
    public FilterStatistics statistics() {
        int size = channels * height() * width();
        Moments[] moments = new Moments[filters()];
        for (int filter = 0; filter < moments.length; filter++) {
            moments[filter] = new Moments();
            moments[filter].add(values, filter * size, size);
        }
        return FilterStatistics.of(moments);
    }

    /// Bytes it takes in memory.
    public long byteSize() {
        return 8L * values.length;
    }

    /// All weights: filter, channel, row, column. Not to be changed.
    double[] values() {
        return values;
    }

    /// Where a plane starts in [#values()].
    int start(int filter, int shown) {
        return (filter * channels + shown) * height() * width();
    }
}

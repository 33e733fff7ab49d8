package org.tensorloupe.render;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.tensorloupe.bytes.Monitor;
import org.tensorloupe.fault.CheckpointException;
import org.tensorloupe.tensor.Component;
import org.tensorloupe.tensor.StorageSource;
import org.tensorloupe.tensor.TensorInfo;
import org.tensorloupe.tensor.TensorReader;

/// Statistics of all filters of a weight. Immutable.
///
/// @param filters one for each filter, by index
/// @param medianNorm median of the norms of the filters that have finite weights, NaN if none has;
///     filters far below it are dead
public record FilterStatistics(List<FilterSummary> filters, double medianNorm) {
    private static final int CHUNK = 1 << 16;

    /// Copies the list.
    public FilterStatistics {
        filters = List.copyOf(filters);
    }

    /// Reads every weight once: statistics over all channels and depths.
    ///
    /// @param part which number of each element
    /// @throws CheckpointException if the tensor cannot be read
    public static FilterStatistics read(
            TensorInfo tensor, Component part, StorageSource source, Monitor monitor)
            throws CheckpointException {
        FilterAxes axes = FilterAxes.of(tensor.shape());
        TensorReader reader = TensorReader.open(tensor, part, source, monitor);
        Moments[] moments = new Moments[Math.toIntExact(axes.filters())];
        double[] chunk = new double[(int) Math.min(CHUNK, axes.perFilter())];
        for (int filter = 0; filter < moments.length; filter++) {
            moments[filter] = new Moments();
            long start = axes.position(filter, 0, 0);
            for (long done = 0; done < axes.perFilter(); done += chunk.length) {
                int n = (int) Math.min(chunk.length, axes.perFilter() - done);
                reader.read(start + done, chunk, 0, n);
                moments[filter].add(chunk, 0, n);
                monitor.advance(tensor.dtype().byteSize(n));
            }
        }
        return of(moments);
    }

    static FilterStatistics of(Moments[] moments) {
        List<FilterSummary> summaries =
                IntStream.range(0, moments.length).mapToObj(i -> moments[i].summary(i)).toList();
        double[] norms =
                summaries.stream()
                        .mapToDouble(FilterSummary::norm)
                        .filter(Double::isFinite)
                        .toArray();
        double median = norms.length == 0 ? Double.NaN : new SortedValues(norms).quantile(0.5);
        return new FilterStatistics(summaries, median);
    }

    /// The filters' indices in an order, for [FilterGrid].
    public int[] order(FilterOrder order) {
        Comparator<FilterSummary> by =
                switch (order) {
                    case INDEX -> Comparator.comparingInt(FilterSummary::filter);
                    case NORM -> Comparator.comparingDouble(f -> rank(f.norm()));
                    case MEAN -> Comparator.comparingDouble(f -> rank(f.mean()));
                };
        return filters.stream().sorted(by).mapToInt(FilterSummary::filter).toArray();
    }

    private static double rank(double value) {
        return Double.isNaN(value) ? Double.POSITIVE_INFINITY : -value;
    }

    /// Every filter's place among all by norm: 1 for the largest.
    ///
    /// @return by filter index
    public int[] ranks() {
        int[] order = order(FilterOrder.NORM);
        int[] ranks = new int[order.length];
        for (int place = 0; place < order.length; place++) {
            ranks[order[place]] = place + 1;
        }
        return ranks;
    }
}

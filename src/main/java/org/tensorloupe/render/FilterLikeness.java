package org.tensorloupe.render;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.tensorloupe.bytes.Monitor;
import org.tensorloupe.fault.CheckpointException;
import org.tensorloupe.fault.FormatFault;
import org.tensorloupe.tensor.Component;
import org.tensorloupe.tensor.StorageSource;
import org.tensorloupe.tensor.TensorInfo;
import org.tensorloupe.tensor.TensorReader;

/// How alike the filters of a weight are to one of them: the cosine between their weights, all
/// channels and depths. Immutable.
///
/// @param filter the filter that the others are compared with
/// @param matches all filters, itself included, most alike first; those without a cosine last
public record FilterLikeness(int filter, List<Match> matches) {
    private static final int CHUNK = 1 << 16;

    /// Most weights of one filter that are held, 128 MiB of float64.
    private static final long LIMIT = 1L << 24;

    /// Copies the list.
    public FilterLikeness {
        matches = List.copyOf(matches);
    }

    /// One filter.
    ///
    /// @param filter its index
    /// @param cosine -1 to 1; NaN if one of the two is all zeros or has NaN or ±Inf
    public record Match(int filter, double cosine) {}

    /// Reads every weight once, holding one filter.
    ///
    /// @param part which number of each element
    /// @throws CheckpointException if the tensor cannot be read, or one filter has more than 2^24
    ///     weights
    public static FilterLikeness read(
            TensorInfo tensor, Component part, int filter, StorageSource source, Monitor monitor)
            throws CheckpointException {
        FilterAxes axes = FilterAxes.of(tensor.shape());
        if (axes.perFilter() > LIMIT) {
            throw new CheckpointException(
                    new FormatFault.LimitExceeded(
                            tensor.name(), "weights of one filter", LIMIT, axes.perFilter()));
        }
        TensorReader reader = TensorReader.open(tensor, part, source, monitor);
        double[] one = new double[(int) axes.perFilter()];
        reader.read(axes.position(filter, 0, 0), one, 0, one.length);
        double[] cosines = new double[Math.toIntExact(axes.filters())];
        double[] chunk = new double[Math.min(CHUNK, one.length)];
        double own = Math.sqrt(dot(one, 0, one, one.length));
        for (int other = 0; other < cosines.length; other++) {
            double product = 0;
            double energy = 0;
            for (int done = 0; done < one.length; done += chunk.length) {
                int n = Math.min(chunk.length, one.length - done);
                reader.read(axes.position(other, 0, 0) + done, chunk, 0, n);
                product += dot(one, done, chunk, n);
                energy += dot(chunk, 0, chunk, n);
                monitor.advance(tensor.dtype().byteSize(n));
            }
            double cosine = product / own / Math.sqrt(energy);
            cosines[other] = Math.clamp(cosine, -1.0, 1.0);
        }
        return new FilterLikeness(filter, sorted(cosines));
    }

    private static double dot(double[] a, int from, double[] b, int count) {
        double sum = 0;
        for (int i = 0; i < count; i++) {
            sum += a[from + i] * b[i];
        }
        return sum;
    }

    private static List<Match> sorted(double[] cosines) {
        return IntStream.range(0, cosines.length)
                .mapToObj(i -> new Match(i, cosines[i]))
                .sorted(Comparator.comparingDouble(m -> Double.isNaN(m.cosine) ? 2 : -m.cosine))
                .toList();
    }

    /// The filters' indices, most alike first, for [FilterGrid].
    public int[] order() {
        return matches.stream().mapToInt(Match::filter).toArray();
    }
}

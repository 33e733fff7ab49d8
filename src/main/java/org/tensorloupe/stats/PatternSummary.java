package org.tensorloupe.stats;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.tensorloupe.bytes.Monitor;
import org.tensorloupe.fault.CheckpointException;
import org.tensorloupe.tensor.PatternReader;
import org.tensorloupe.tensor.TensorReader;

/// A part of a tensor whose elements have 8 or 16 bits: how often each pattern occurs, and where
/// first. All statistics follow from that, exactly.
final class PatternSummary implements PartialSummary {
    /// Tensors of fewer elements than patterns by this factor are not worth the table.
    private static final int SHARE = 8;

    private final PatternReader reader;
    private final boolean integer;
    private final PatternCounts counts;

    private PatternSummary(PatternReader reader, boolean integer, PatternCounts counts) {
        this.reader = reader;
        this.integer = integer;
        this.counts = counts;
    }

    /// Whether a tensor has so many elements that this is the quick way.
    static boolean pays(PatternReader patterns) {
        return patterns.tensor().numel() >= patterns.patterns() / SHARE;
    }

    /// See [PartialSummary#of].
    static PatternSummary of(
            TensorReader reader, PatternReader patterns, long from, long to, Monitor monitor)
            throws CheckpointException {
        PatternCounts counts = new PatternCounts(patterns.patterns(), from);
        counts.count(patterns, from, to, monitor);
        return new PatternSummary(patterns, reader.isInteger(), counts);
    }

    @Override
    public PatternSummary merge(PartialSummary later) {
        if (!(later instanceof PatternSummary other)
                || !other.reader.tensor().equals(reader.tensor())) {
            throw new IllegalArgumentException("parts of different tensors");
        }
        counts.merge(other.counts);
        return this;
    }

    @Override
    public Summary finish() {
        double[] values = reader.values();
        ElementCounter counter = new ElementCounter();
        IntegerRange integers = integer ? new IntegerRange(false) : null;
        int[] patterns =
                IntStream.range(0, values.length).filter(p -> counts.count(p) > 0).toArray();
        long[] order = new long[patterns.length];
        int finite = 0;
        for (int pattern : patterns) {
            long times = counts.count(pattern);
            double value = values[pattern];
            counter.add(times);
            if (Double.isFinite(value)) {
                order[finite++] = key(value, pattern);
                counter.addZeros(value == 0 ? times : 0);
                addTo(integers, value, times, counts.first(pattern));
            } else {
                counter.addSpecial(value, times, counts.first(pattern));
            }
        }
        Arrays.sort(order, 0, finite);
        return finish(values, counter, integers, Arrays.copyOf(order, finite));
    }

    private static void addTo(
            @Nullable IntegerRange integers, double value, long times, long first) {
        if (integers != null) {
            integers.add((long) value, times, first);
        }
    }

    /// Orders patterns by their number, which float32 holds, and then by themselves.
    private static long key(double value, int pattern) {
        int bits = Float.floatToRawIntBits((float) value + 0f);
        return ((long) (bits ^ ((bits >> 31) & Integer.MAX_VALUE)) << 32) | pattern;
    }

    private Summary finish(
            double[] values,
            ElementCounter counter,
            @Nullable IntegerRange integers,
            long[] ordered) {
        double[] numbers = new double[ordered.length];
        long[] times = new long[ordered.length];
        long[] firsts = new long[ordered.length];
        int size = 0;
        for (long key : ordered) {
            int pattern = (int) key;
            double value = values[pattern] + 0.0;
            if (size == 0 || numbers[size - 1] != value) {
                numbers[size] = value;
                firsts[size] = counts.first(pattern);
                size++;
            }
            times[size - 1] += counts.count(pattern);
            firsts[size - 1] = Math.min(firsts[size - 1], counts.first(pattern));
        }
        numbers = Arrays.copyOf(numbers, size);
        times = Arrays.copyOf(times, size);
        Moments moments = new Moments();
        Extremes extremes = new Extremes();
        if (size > 0) {
            moments.add(numbers, times);
            extremes.add(numbers[0], firsts[0], numbers[size - 1], firsts[size - 1]);
        }
        long[] before = new long[size + 1];
        for (int i = 0; i < size; i++) {
            before[i + 1] = before[i] + times[i];
        }
        Histogram histogram = new BucketCounts(true, numbers, numbers, before);
        return new Summary(counter, moments, extremes, integers, histogram);
    }
}

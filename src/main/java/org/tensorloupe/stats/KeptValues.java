package org.tensorloupe.stats;

import java.util.Arrays;

/// Keeps every number.
final class KeptValues implements ValueTable {
    private double[] values = new double[16];
    private int size;

    @Override
    public void add(double[] x, int n) {
        if (size + n > values.length) {
            values = Arrays.copyOf(values, Math.max(size + n, 2 * size));
        }
        System.arraycopy(x, 0, values, size, n);
        size += n;
    }

    @Override
    public void merge(ValueTable later) {
        if (!(later instanceof KeptValues other)) {
            throw new IllegalArgumentException("tables of different tensors");
        }
        add(other.values, other.size);
    }

    @Override
    public Histogram finish(double min, double max) {
        double[] sorted = Arrays.copyOf(values, size);
        Arrays.sort(sorted);
        return new SortedValues(sorted);
    }
}

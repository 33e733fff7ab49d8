package org.tensorloupe.stats;

import java.util.Arrays;

/// Keeps every number.
final class KeptValues implements ValueTable {
    private double[] values = new double[0];
    private int size;

    @Override
    public void add(Block block) {
        reserve(block.size());
        for (int i = 0; i < block.size(); i++) {
            values[size + i] = block.at(i);
        }
        size += block.size();
    }

    private void reserve(int more) {
        if (size + more > values.length) {
            values = Arrays.copyOf(values, Math.max(size + more, 2 * size));
        }
    }

    @Override
    public void merge(ValueTable later) {
        if (!(later instanceof KeptValues other)) {
            throw new IllegalArgumentException("tables of different tensors");
        }
        reserve(other.size);
        System.arraycopy(other.values, 0, values, size, other.size);
        size += other.size;
    }

    @Override
    public Histogram finish(Extremes extremes) {
        double[] sorted = Arrays.copyOf(values, size);
        Arrays.sort(sorted);
        return new SortedValues(sorted);
    }
}

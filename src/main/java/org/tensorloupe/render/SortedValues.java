package org.tensorloupe.render;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// The finite values of an array; see [Distribution#of(double...)].
final class SortedValues implements Distribution {
    private final double[] values;
    private final double min;
    private final double max;
    private double @Nullable [] sorted;

    SortedValues(double[] values) {
        this.values = values;
        double least = Double.POSITIVE_INFINITY;
        double greatest = Double.NEGATIVE_INFINITY;
        for (double value : values) {
            if (Double.isFinite(value)) {
                least = Math.min(least, value);
                greatest = Math.max(greatest, value);
            }
        }
        this.min = least;
        this.max = greatest;
    }

    @Override
    public boolean isEmpty() {
        return min > max;
    }

    @Override
    public double min() {
        return min;
    }

    @Override
    public double max() {
        return max;
    }

    @Override
    public double quantile(double share) {
        double[] finite = sorted();
        double position = (finite.length - 1) * share;
        int below = (int) Math.floor(position);
        int above = Math.min(below + 1, finite.length - 1);
        double part = position - below;
        double step = finite[above] - finite[below];
        if (Double.isInfinite(step)) {
            return finite[below] * (1 - part) + finite[above] * part;
        }
        return part < 0.5 ? finite[below] + step * part : finite[above] - step * (1 - part);
    }

    private double[] sorted() {
        double[] known = sorted;
        if (known == null) {
            known = Arrays.stream(values).filter(Double::isFinite).sorted().toArray();
            sorted = known;
        }
        return known;
    }
}

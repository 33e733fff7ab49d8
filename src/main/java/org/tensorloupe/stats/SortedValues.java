package org.tensorloupe.stats;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Every finite element, ascending; in half the space where float32 holds them all.
final class SortedValues implements Histogram {
    private final int size;
    private final float @Nullable [] narrow;
    private final double @Nullable [] wide;

    /// @param values ascending; not to be changed
    SortedValues(double[] values) {
        size = values.length;
        narrow = narrowed(values);
        wide = narrow == null ? values : null;
    }

    private static float @Nullable [] narrowed(double[] values) {
        float[] narrow = new float[values.length];
        for (int i = 0; i < narrow.length; i++) {
            narrow[i] = (float) values[i];
            if (narrow[i] != values[i]) {
                return null;
            }
        }
        return narrow;
    }

    @Override
    public long total() {
        return size;
    }

    @Override
    public boolean isExact() {
        return true;
    }

    @Override
    public double valueAt(long rank) {
        int i = Math.toIntExact(rank);
        return narrow != null ? narrow[i] : Objects.requireNonNull(wide)[i];
    }

    @Override
    public long below(double x) {
        int from = 0;
        int to = size;
        while (from < to) {
            int middle = (from + to) >>> 1;
            if (valueAt(middle) < x) {
                from = middle + 1;
            } else {
                to = middle;
            }
        }
        return from;
    }

    @Override
    public long upTo(double x) {
        return below(Math.nextUp(x));
    }

    @Override
    public long weight() {
        return (narrow != null ? 4L : 8L) * size;
    }
}

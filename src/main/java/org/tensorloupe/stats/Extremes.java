package org.tensorloupe.stats;

/// The least and the largest finite number, and where each stands first. Not thread-safe.
final class Extremes {
    private double min = Double.POSITIVE_INFINITY;
    private double max = Double.NEGATIVE_INFINITY;
    private long argMin = -1;
    private long argMax = -1;

    /// Takes a block.
    ///
    /// @param position of its first element
    /// @param x all its elements, finite or not
    /// @param least of the finite ones
    /// @param largest of the finite ones
    void add(long position, double[] x, int n, double least, double largest) {
        if (least < min) {
            min = least;
            argMin = position + indexOf(x, n, least);
        }
        if (largest > max) {
            max = largest;
            argMax = position + indexOf(x, n, largest);
        }
    }

    private static int indexOf(double[] x, int n, double value) {
        int i = 0;
        while (i < n - 1 && x[i] != value) {
            i++;
        }
        return i;
    }

    void merge(Extremes later) {
        if (later.min < min) {
            min = later.min;
            argMin = later.argMin;
        }
        if (later.max > max) {
            max = later.max;
            argMax = later.argMax;
        }
    }

    /// Least number, never -0.
    double min() {
        return min + 0.0;
    }

    /// Largest number, never -0.
    double max() {
        return max + 0.0;
    }

    long argMin() {
        return argMin;
    }

    long argMax() {
        return argMax;
    }
}

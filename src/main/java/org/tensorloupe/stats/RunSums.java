package org.tensorloupe.stats;

/// The sums of a run of numbers about their mean. Not thread-safe.
///
/// What is not finite is counted and left out. Numbers whose squares would leave float64's range
/// are summed scaled by a power of two.
final class RunSums {
    private static final int LANES = 64;
    private static final int ROWS = 4;

    private final ColumnSums lanes = new ColumnSums();
    private double[] kept = {};
    private int count;
    private int exponent;
    private double pivot;
    private double sum;
    private double squares;
    private double min;
    private double max;
    private int zeros;
    private int nan;
    private int posInf;
    private int negInf;

    /// Whether numbers of a magnitude must be scaled.
    static boolean isExtreme(double magnitude) {
        return Moments.exponent(magnitude) != 0;
    }

    /// Sums numbers.
    ///
    /// @param n how many, 1 or more
    void of(double[] x, int from, int n) {
        nan = 0;
        posInf = 0;
        negInf = 0;
        count = n;
        exponent = 0;
        double total = look(x, from, n);
        if (Double.isFinite(total) && !isExtreme(Math.max(Math.abs(min), Math.abs(max)))) {
            pivot = total / n;
            measure(x, from, n);
        } else {
            sift(x, from, n);
        }
    }

    private void sift(double[] x, int from, int n) {
        if (kept.length < n) {
            kept = new double[n];
        }
        count = 0;
        for (int i = from; i < from + n; i++) {
            double value = x[i];
            if (Double.isFinite(value)) {
                kept[count++] = value;
            } else if (Double.isNaN(value)) {
                nan++;
            } else if (value > 0) {
                posInf++;
            } else {
                negInf++;
            }
        }
        if (count == 0) {
            return;
        }
        double total = look(kept, 0, count);
        double magnitude = Math.max(Math.abs(min), Math.abs(max));
        if (isExtreme(magnitude)) {
            exponent = Moments.exponent(magnitude);
            double factor = Math.scalb(1.0, -exponent);
            for (int i = 0; i < count; i++) {
                kept[i] *= factor;
            }
            double least = min;
            double largest = max;
            int none = zeros;
            total = look(kept, 0, count);
            min = least;
            max = largest;
            zeros = none;
        }
        pivot = total / count;
        measure(kept, 0, count);
    }

    /// Sets extremes and zeros.
    ///
    /// @return the sum
    private double look(double[] x, int from, int n) {
        int rows = n >= ROWS * LANES ? n / LANES : 0;
        double total = 0;
        double least = Double.POSITIVE_INFINITY;
        double largest = Double.NEGATIVE_INFINITY;
        boolean hasZero = false;
        if (rows > 0) {
            lanes.look(x, from, rows, LANES);
            for (int lane = 0; lane < LANES; lane++) {
                total += lanes.sum(lane);
                least = Math.min(least, lanes.min(lane));
                largest = Math.max(largest, lanes.max(lane));
                hasZero |= lanes.nearest(lane) == 0;
            }
        }
        int none = 0;
        for (int i = from + rows * LANES; i < from + n; i++) {
            double value = x[i];
            total += value;
            least = value < least ? value : least;
            largest = value > largest ? value : largest;
            none += value == 0 ? 1 : 0;
        }
        if (hasZero) {
            for (int i = from; i < from + rows * LANES; i++) {
                none += x[i] == 0 ? 1 : 0;
            }
        }
        min = least;
        max = largest;
        zeros = none;
        return total;
    }

    private void measure(double[] x, int from, int n) {
        int rows = n >= ROWS * LANES ? n / LANES : 0;
        double distances = 0;
        double squared = 0;
        if (rows > 0) {
            lanes.take(pivot, LANES);
            lanes.distances(x, from, rows, LANES);
            for (int lane = 0; lane < LANES; lane++) {
                distances += lanes.sum(lane);
                squared += lanes.squares(lane);
            }
        }
        for (int i = from + rows * LANES; i < from + n; i++) {
            double distance = x[i] - pivot;
            distances += distance;
            squared = Math.fma(distance, distance, squared);
        }
        sum = distances;
        squares = squared;
    }

    /// How many numbers are finite; if none is, only the other counts mean anything.
    int count() {
        return count;
    }

    /// The sums are of the numbers times two to the power of minus this.
    int exponent() {
        return exponent;
    }

    double pivot() {
        return pivot;
    }

    /// Sum of the distances from the pivot.
    double sum() {
        return sum;
    }

    /// Sum of their squares.
    double squares() {
        return squares;
    }

    double min() {
        return min;
    }

    double max() {
        return max;
    }

    int zeros() {
        return zeros;
    }

    int nan() {
        return nan;
    }

    int posInf() {
        return posInf;
    }

    int negInf() {
        return negInf;
    }
}

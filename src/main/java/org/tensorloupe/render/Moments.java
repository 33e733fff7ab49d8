package org.tensorloupe.render;

/// Moments of a filter's finite weights in float64, gathered chunk by chunk: two passes within a
/// chunk, then the parallel update of Chan, Golub and LeVeque (1979).
final class Moments {
    private long count;
    private long special;
    private double mean;
    private double squares;
    private double energy;
    private double min = Double.POSITIVE_INFINITY;
    private double max = Double.NEGATIVE_INFINITY;

    void add(double[] values, int from, int length) {
        long n = 0;
        double sum = 0;
        double power = 0;
        for (int i = from; i < from + length; i++) {
            double v = values[i];
            if (Double.isFinite(v)) {
                n++;
                sum += v;
                power += v * v;
                min = Math.min(min, v);
                max = Math.max(max, v);
            }
        }
        special += length - n;
        if (n == 0) {
            return;
        }
        double center = sum / n;
        double spread = 0;
        for (int i = from; i < from + length; i++) {
            double v = values[i];
            if (Double.isFinite(v)) {
                spread += (v - center) * (v - center);
            }
        }
        long total = count + n;
        double delta = center - mean;
        squares += spread + delta * delta * ((double) count * n / total);
        mean += delta * n / total;
        energy += power;
        count = total;
    }

    FilterSummary summary(int filter) {
        double none = Double.NaN;
        return count == 0
                ? new FilterSummary(filter, none, none, none, none, none, special)
                : new FilterSummary(
                        filter,
                        min,
                        max,
                        mean,
                        Math.sqrt(squares / count),
                        Math.sqrt(energy),
                        special);
    }
}

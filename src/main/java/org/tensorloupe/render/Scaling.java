package org.tensorloupe.render;

/// How values between the ends of a range are spread over the colours.
public sealed interface Scaling {
    /// Evenly, as matplotlib's `Normalize`.
    Scaling LINEAR = new Linear();

    /// The place of a finite value: 0 at `range.lo()`, 1 at `range.hi()`, outside 0..1 beyond them;
    /// 0 if the ends are equal.
    double place(double value, ValueRange range);

    /// The value at a place; the inverse of [#place(double, ValueRange)], for axes of colour bars.
    double value(double place, ValueRange range);

    /// See [#LINEAR]. A range wider than the greatest float64 works, where matplotlib draws one
    /// colour.
    record Linear() implements Scaling {
        @Override
        public double place(double value, ValueRange range) {
            if (range.lo() == range.hi()) {
                return 0;
            }
            double width = range.hi() - range.lo();
            return width < Double.POSITIVE_INFINITY
                    ? (value - range.lo()) / width
                    : (value / 2 - range.lo() / 2) / (range.hi() / 2 - range.lo() / 2);
        }

        @Override
        public double value(double place, ValueRange range) {
            return range.lo() * (1 - place) + range.hi() * place;
        }
    }

    /// Linear within ±`threshold`, logarithmic beyond, as matplotlib's `SymLogNorm(linthresh)` with
    /// its defaults: base 10, and half the linear part takes as much room as one decade.
    ///
    /// @param threshold positive and finite
    record SymLog(double threshold) implements Scaling {
        private static final double LINEAR_ROOM = 1.0 / (1.0 - 1.0 / 10);
        private static final double LOG_BASE = Math.log(10);

        /// @throws IllegalArgumentException if the threshold is not positive and finite
        public SymLog {
            if (!(threshold > 0 && threshold < Double.POSITIVE_INFINITY)) {
                throw new IllegalArgumentException("symlog threshold " + threshold);
            }
        }

        @Override
        public double place(double value, ValueRange range) {
            if (range.lo() == range.hi()) {
                return 0;
            }
            double lo = transform(range.lo());
            return (transform(value) - lo) / (transform(range.hi()) - lo);
        }

        @Override
        public double value(double place, ValueRange range) {
            double lo = transform(range.lo());
            double t = lo + place * (transform(range.hi()) - lo);
            double magnitude = Math.abs(t) / threshold;
            return magnitude <= LINEAR_ROOM
                    ? t / LINEAR_ROOM
                    : Math.signum(t) * threshold * Math.pow(10, magnitude - LINEAR_ROOM);
        }

        private double transform(double value) {
            double magnitude = Math.abs(value);
            return magnitude <= threshold
                    ? value * LINEAR_ROOM
                    : Math.signum(value)
                            * threshold
                            * (LINEAR_ROOM
                                    - Math.log(threshold) / LOG_BASE
                                    + Math.log(magnitude) / LOG_BASE);
        }
    }
}

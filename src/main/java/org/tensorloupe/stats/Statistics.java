package org.tensorloupe.stats;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.tensorloupe.tensor.Decimals;

/// Every statistic that is listed per tensor.
public final class Statistics {
    /// In the order of their columns; a new one is added here.
    public static final List<Statistic> ALL =
            List.of(
                    new Measure("mean", "mean", Summary::mean),
                    new Measure("std", "std", Summary::std),
                    new Extreme("min", "min", Summary::min, Summary::minText),
                    new Extreme("max", "max", Summary::max, Summary::maxText),
                    new Measure("abs_mean", "mean |x|", Summary::absMean),
                    new Measure("l1", "L1 norm", Summary::l1),
                    new Measure("l2", "L2 norm", Summary::l2),
                    new Count("zeros", "zeros", Summary::zeros),
                    new Count("nan", "NaN", Summary::nan),
                    new Count("pos_inf", "+Inf", Summary::posInf),
                    new Count("neg_inf", "-Inf", Summary::negInf),
                    new Measure("p01", "1%", s -> s.quantile(0.01)),
                    new Measure("p05", "5%", s -> s.quantile(0.05)),
                    new Measure("p25", "25%", s -> s.quantile(0.25)),
                    new Measure("p50", "median", s -> s.quantile(0.5)),
                    new Measure("p75", "75%", s -> s.quantile(0.75)),
                    new Measure("p95", "95%", s -> s.quantile(0.95)),
                    new Measure("p99", "99%", s -> s.quantile(0.99)));

    private Statistics() {}

    /// A float64 that may not exist.
    private record Measure(String name, String label, Function<Summary, OptionalDouble> of)
            implements Statistic {
        @Override
        public OptionalDouble value(Summary summary) {
            return of.apply(summary);
        }

        @Override
        public String text(Summary summary) {
            OptionalDouble value = value(summary);
            return value.isPresent() ? Decimals.text(value.getAsDouble()) : "";
        }
    }

    /// A number with an exact text of its own.
    private record Extreme(
            String name,
            String label,
            Function<Summary, OptionalDouble> of,
            Function<Summary, Optional<String>> exact)
            implements Statistic {
        @Override
        public OptionalDouble value(Summary summary) {
            return of.apply(summary);
        }

        @Override
        public String text(Summary summary) {
            return exact.apply(summary).orElse("");
        }
    }

    /// A number of elements.
    private record Count(String name, String label, ToLongFunction<Summary> of)
            implements Statistic {
        @Override
        public OptionalDouble value(Summary summary) {
            return OptionalDouble.of((double) of.applyAsLong(summary));
        }

        @Override
        public String text(Summary summary) {
            return Long.toString(of.applyAsLong(summary));
        }
    }
}

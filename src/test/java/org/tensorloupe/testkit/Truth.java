package org.tensorloupe.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalDouble;
import org.assertj.core.api.SoftAssertions;
import org.jspecify.annotations.Nullable;
import org.tensorloupe.stats.Summary;
import org.tensorloupe.tensor.TensorInfo;

/// What PyTorch says of one tensor, and the comparison with what this program says.
///
/// The layout of the facts is that of `src/fixtures/expected.py`.
public record Truth(String name, Map<String, Object> facts) {
    private static final double RELATIVE = 1e-9;

    /// Name, shape, dtype, strides, offset, storage size and flags are those of PyTorch.
    public void checkInfo(SoftAssertions softly, TensorInfo tensor) {
        fact(softly, "dtype", tensor.dtype().name());
        fact(softly, "shape", longs(tensor.shape().toArray()));
        fact(softly, "numel", tensor.numel());
        softly.assertThat(facts).as(name).containsKeys("dtype", "shape", "numel");
        fact(softly, "stride", longs(tensor.strides().toArray()));
        fact(softly, "storage_offset", tensor.storageOffset());
        fact(softly, "contiguous", tensor.isContiguous());
        fact(softly, "requires_grad", tensor.traits().requiresGrad());
        fact(softly, "storage_nbytes", tensor.storedBytes());
        if (facts.get("fortran") instanceof Boolean fortran && tensor.shape().rank() > 1) {
            softly.assertThat(tensor.isContiguous()).as("%s order", name).isEqualTo(!fortran);
        }
    }

    /// A fact that the reference tells; not every one tells all.
    private void fact(SoftAssertions softly, String key, Object actual) {
        if (facts.containsKey(key)) {
            softly.assertThat(actual).as("%s %s", name, key).isEqualTo(facts.get(key));
        }
    }

    /// Counts are equal; mean, std, min, max, L2 within 1e-9 relative, over the finite elements.
    public void checkStatistics(SoftAssertions softly, Summary summary) {
        count(softly, "nan", summary.nan());
        count(softly, "inf", summary.posInf() + summary.negInf());
        count(softly, "pos_inf", summary.posInf());
        count(softly, "neg_inf", summary.negInf());
        count(softly, "zeros", summary.zeros());
        double scale = Math.max(summary.absMean().orElse(0), number("abs_mean").orElse(0));
        statistic(softly, "mean", summary.mean(), scale);
        statistic(softly, "std", summary.std(), 0);
        statistic(softly, "min", summary.min(), 0);
        statistic(softly, "max", summary.max(), 0);
        if (!facts.containsKey("finite_mean")) {
            statistic(softly, "l2", summary.l2(), 0);
        }
    }

    /// The first elements in logical order, as float64.
    public List<Double> first() {
        List<Double> out = new ArrayList<>();
        if (facts.get("first") instanceof List<?> values) {
            for (Object value : values) {
                out.add(
                        value instanceof Number number
                                ? number.doubleValue()
                                : Double.valueOf(String.valueOf(value)));
            }
        }
        return out;
    }

    private void count(SoftAssertions softly, String key, long actual) {
        if (facts.get(key) instanceof Long expected) {
            softly.assertThat(actual).as("%s %s", name, key).isEqualTo(expected);
        }
    }

    private void statistic(SoftAssertions softly, String key, OptionalDouble actual, double scale) {
        if (facts.get("ill_scaled") instanceof List<?> ill && ill.contains(key)) {
            return;
        }
        String finite = facts.containsKey("finite_" + key) ? "finite_" + key : key;
        OptionalDouble expected = number(finite);
        softly.assertThat(actual.isPresent())
                .as("%s has %s", name, key)
                .isEqualTo(expected.isPresent());
        if (expected.isPresent() && actual.isPresent()) {
            double size = Math.max(Math.abs(expected.getAsDouble()), scale);
            softly.assertThat(actual.getAsDouble())
                    .as("%s %s", name, key)
                    .isCloseTo(expected.getAsDouble(), within(size * RELATIVE));
        }
    }

    /// A statistic; none where PyTorch's is null or, over no finite element, NaN.
    private OptionalDouble number(String key) {
        Object value = facts.get(key);
        return value instanceof Number number
                ? OptionalDouble.of(number.doubleValue())
                : OptionalDouble.empty();
    }

    /// The facts of another view of the same tensor, such as `deq`.
    public @Nullable Truth view(String key) {
        return facts.get(key) instanceof Map<?, ?> other ? new Truth(name, Json.map(other)) : null;
    }

    /// All tensors of an expected-values file, in file order.
    public static List<Truth> all(Map<String, Object> file, String section) {
        List<Truth> all = new ArrayList<>();
        if (file.get(section) instanceof Map<?, ?> tensors) {
            Json.map(tensors).forEach((name, facts) -> all.add(new Truth(name, Json.map(facts))));
        }
        assertThat(Objects.requireNonNull(file.get("file"))).isNotNull();
        return all;
    }

    private static List<Long> longs(long[] values) {
        List<Long> out = new ArrayList<>();
        for (long value : values) {
            out.add(value);
        }
        return out;
    }
}

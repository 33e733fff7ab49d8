package org.tensorloupe.stats;

import java.math.BigInteger;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;
import org.tensorloupe.bytes.Monitor;
import org.tensorloupe.fault.CheckpointException;
import org.tensorloupe.tensor.Decimals;
import org.tensorloupe.tensor.TensorReader;

/// The numbers that describe a tensor. Immutable, any thread.
///
/// All values are over the finite elements, in float64; NaN and infinities are counted apart. A
/// tensor without finite elements has no values, only counts. Positions are flat, in row-major
/// order of the logical shape, and -1 where there is no such element.
public final class Summary {
    private final long count;
    private final long zeros;

    /// Counts and positions of what is not finite; null if everything is.
    private final @Nullable ElementCounter special;

    private final double mean;
    private final double std;
    private final double sampleStd;
    private final double absMean;
    private final double l1;
    private final double l2;
    private final double min;
    private final double max;
    private final long argMin;
    private final long argMax;
    private final @Nullable IntegerRange integers;
    private final Histogram histogram;

    Summary(
            ElementCounter counts,
            Moments moments,
            Extremes extremes,
            @Nullable IntegerRange integers,
            Histogram histogram) {
        this.count = counts.count();
        this.zeros = counts.zeros();
        this.special = counts.finite() == count ? null : counts;
        this.mean = moments.mean();
        this.std = moments.deviation(0);
        this.sampleStd = moments.deviation(1);
        this.absMean = moments.absoluteMean();
        this.l1 = moments.l1();
        this.l2 = moments.l2();
        this.min = extremes.min();
        this.max = extremes.max();
        this.argMin = integers == null ? extremes.argMin() : integers.argMin();
        this.argMax = integers == null ? extremes.argMax() : integers.argMax();
        this.integers = integers;
        this.histogram = histogram;
    }

    private Summary(Summary whole, Histogram digest) {
        this.count = whole.count;
        this.zeros = whole.zeros;
        this.special = whole.special;
        this.mean = whole.mean;
        this.std = whole.std;
        this.sampleStd = whole.sampleStd;
        this.absMean = whole.absMean;
        this.l1 = whole.l1;
        this.l2 = whole.l2;
        this.min = whole.min;
        this.max = whole.max;
        this.argMin = whole.argMin;
        this.argMax = whole.argMax;
        this.integers = whole.integers;
        this.histogram = digest;
    }

    /// Summarises a whole tensor on this thread, in the cut of [Chunks].
    ///
    /// @throws CheckpointException if an element cannot be read
    public static Summary of(TensorReader reader, Monitor monitor) throws CheckpointException {
        Chunks chunks = Chunks.of(reader.tensor());
        PartialSummary whole = PartialSummary.of(reader, chunks.from(0), chunks.to(0), monitor);
        for (long part = 1; part < chunks.count(); part++) {
            whole.merge(PartialSummary.of(reader, chunks.from(part), chunks.to(part), monitor));
        }
        return whole.finish();
    }

    /// Number of elements.
    public long count() {
        return count;
    }

    /// Number of elements that are neither NaN nor infinite.
    public long finite() {
        return special == null ? count : special.finite();
    }

    /// Number of elements that are 0 or -0.
    public long zeros() {
        return zeros;
    }

    /// Number of elements that are not a number.
    public long nan() {
        return special == null ? 0 : special.nan();
    }

    /// Number of elements that are plus infinity.
    public long posInf() {
        return special == null ? 0 : special.posInf();
    }

    /// Number of elements that are minus infinity.
    public long negInf() {
        return special == null ? 0 : special.negInf();
    }

    /// Arithmetic mean.
    public OptionalDouble mean() {
        return any(mean);
    }

    /// Population standard deviation, as NumPy's `std` gives by default.
    public OptionalDouble std() {
        return any(std);
    }

    /// Sample standard deviation, as PyTorch's `std` gives by default; none for one element.
    public OptionalDouble sampleStd() {
        return finite() < 2 ? OptionalDouble.empty() : any(sampleStd);
    }

    /// Least element.
    public OptionalDouble min() {
        return any(min);
    }

    /// Largest element.
    public OptionalDouble max() {
        return any(max);
    }

    /// Mean of the absolute values.
    public OptionalDouble absMean() {
        return any(absMean);
    }

    /// Sum of the absolute values.
    public OptionalDouble l1() {
        return any(l1);
    }

    /// Square root of the sum of squares.
    public OptionalDouble l2() {
        return any(l2);
    }

    /// The value below which the share `p` of the elements lies; see [Histogram#quantile(double)].
    /// None if the distribution was not summarised.
    ///
    /// @param p 0 to 1
    public OptionalDouble quantile(double p) {
        return finite() == 0 || !histogram.isKnown()
                ? OptionalDouble.empty()
                : OptionalDouble.of(histogram.quantile(p));
    }

    /// How the elements are distributed.
    public Histogram histogram() {
        return histogram;
    }

    /// The same numbers without the counts of the histogram: of the distribution only what [Digest]
    /// keeps stays. Every statistic of [Statistics#ALL] is the same as before.
    public Summary reduced() {
        return histogram instanceof Digest ? this : new Summary(this, Digest.of(this));
    }

    /// The distribution in a few bars.
    public Sparkline sparkline() {
        return histogram instanceof Digest digest ? digest.sparkline() : Sparkline.of(this);
    }

    /// The least element: exact for integers, else the shortest decimal of it as a float64.
    public Optional<String> minText() {
        return text(integers == null ? null : integers.minText(), min);
    }

    /// The largest element; see [#minText()].
    public Optional<String> maxText() {
        return text(integers == null ? null : integers.maxText(), max);
    }

    /// The exact sum, for dtypes whose elements are integers.
    public Optional<BigInteger> integerSum() {
        return integers == null ? Optional.empty() : Optional.of(integers.sum());
    }

    /// Position of the first NaN.
    public long firstNan() {
        return special == null ? -1 : special.firstNan();
    }

    /// Position of the first plus infinity.
    public long firstPosInf() {
        return special == null ? -1 : special.firstPosInf();
    }

    /// Position of the first minus infinity.
    public long firstNegInf() {
        return special == null ? -1 : special.firstNegInf();
    }

    /// Position of the first least element.
    public long argMin() {
        return argMin;
    }

    /// Position of the first largest element.
    public long argMax() {
        return argMax;
    }

    /// Bytes that this object holds, roughly; for caches.
    public long weight() {
        return 256 + histogram.weight();
    }

    private OptionalDouble any(double value) {
        return finite() == 0 ? OptionalDouble.empty() : OptionalDouble.of(value);
    }

    private Optional<String> text(@Nullable String exact, double value) {
        if (finite() == 0) {
            return Optional.empty();
        }
        return Optional.of(exact == null ? Decimals.text(value) : exact);
    }
}

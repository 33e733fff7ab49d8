package org.tensorloupe.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.withinPercentage;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tensorloupe.bytes.Monitor;
import org.tensorloupe.stats.Summary;
import org.tensorloupe.tensor.Component;
import org.tensorloupe.tensor.TensorReader;

class RangeRuleTest {
    private static final double INF = Double.POSITIVE_INFINITY;

    @Test
    void interpolatesQuantilesAsNumPyDoes() {
        double[] values =
                Samples.scales("quantiles-of.txt").stream()
                        .mapToDouble(line -> Double.parseDouble(line[0]))
                        .toArray();
        Distribution distribution = Distribution.of(values);
        for (String[] line : Samples.scales("quantiles.txt")) {
            assertThat(distribution.quantile(Double.parseDouble(line[0])))
                    .as(line[0])
                    .isEqualTo(Double.parseDouble(line[1]));
        }
    }

    @Test
    void looksOnlyAtFiniteValues() {
        Distribution values = Distribution.of(Double.NaN, -2, INF, 1, -INF);
        assertThat(new RangeRule.MinMax().range(values)).isEqualTo(new ValueRange(-2, 1));
        assertThat(new RangeRule.Symmetric().range(values)).isEqualTo(new ValueRange(-2, 2));
        assertThat(new RangeRule.Percentiles(0, 50).range(values))
                .isEqualTo(new ValueRange(-2, -0.5));
    }

    @Test
    void nothingFiniteHasTheRangeZero() {
        for (Distribution values : new Distribution[] {Distribution.of(), Distribution.of(INF)}) {
            assertThat(new RangeRule.MinMax().range(values)).isEqualTo(ValueRange.NONE);
            assertThat(new RangeRule.Symmetric().range(values)).isEqualTo(ValueRange.NONE);
            assertThat(new RangeRule.Robust().range(values)).isEqualTo(ValueRange.NONE);
            assertThat(new RangeRule.Percentiles(1, 99).range(values)).isEqualTo(ValueRange.NONE);
        }
    }

    @Test
    void readsTheCommandLinesWords() {
        assertThat(RangeRule.parse("per-filter")).isEqualTo(new RangeRule.PerFilter());
        assertThat(RangeRule.parse("minmax")).isEqualTo(new RangeRule.MinMax());
        assertThat(RangeRule.parse("symmetric")).isEqualTo(new RangeRule.Robust());
        assertThat(RangeRule.parse("p0.5,99.5")).isEqualTo(new RangeRule.Percentiles(0.5, 99.5));
        assertThat(RangeRule.parse("-1e-3,2"))
                .isEqualTo(new RangeRule.Fixed(new ValueRange(-1e-3, 2)));
    }

    @Test
    void takesTheRangeOfTheWholeTensorFromItsSummary() throws Exception {
        Samples.Sample sample = Samples.fixture("matrices", 1, "float32", 60, 80);
        TensorReader reader =
                TensorReader.open(sample.tensor(), Component.VALUE, sample, Monitor.NONE);
        Distribution whole = Distribution.of(Summary.of(reader, Monitor.NONE));
        assertThat(new RangeRule.MinMax().range(whole)).isEqualTo(new ValueRange(-4, 6));
        ValueRange robust = new RangeRule.Robust().range(whole);
        assertThat(robust.hi()).isCloseTo(0.8350061786174775, withinPercentage(1));
        assertThat(robust.lo()).isEqualTo(-robust.hi());
    }

    @Test
    void endsOfFloat64StillMakeARange() {
        Distribution values = Distribution.of(-Double.MAX_VALUE, Double.MAX_VALUE);
        ValueRange range = new RangeRule.Percentiles(0.5, 99.5).range(values);
        ColorScale scale = new ColorScale(Colormaps.GRAY, range);
        assertThat(scale.entry(-Double.MAX_VALUE)).isEqualTo(0);
        assertThat(scale.entry(0)).isEqualTo(128);
        assertThat(scale.entry(Double.MAX_VALUE)).isEqualTo(255);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "max",
                "1",
                "1,2,3",
                "2,1",
                "p2",
                "p-1,5",
                "p5,101",
                "p9,1",
                "nan,1",
                "0,Infinity",
                "0x,1",
                ","
            })
    void saysWhatIsWrongWithARange(String text) {
        assertThatThrownBy(() -> RangeRule.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("range '" + text + "'");
    }
}

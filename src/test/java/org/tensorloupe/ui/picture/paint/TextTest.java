package org.tensorloupe.ui.picture.paint;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.tensorloupe.render.ColorScale;
import org.tensorloupe.render.Colormaps;
import org.tensorloupe.render.Scaling;
import org.tensorloupe.render.ValueRange;
import org.tensorloupe.ui.text.Typed;

class TextTest {
    @Test
    void putsTicksOnRoundNumbers() {
        Ticks ticks = Ticks.between(-0.05566, 0.05566, 0.11132 / 8);
        assertThat(ticks.values().stream().map(ticks::text))
                .containsExactly("−0.04", "−0.02", "0", "0.02", "0.04");
    }

    @Test
    void putsTicksOfAnIndexAxisOnWholeNumbers() {
        Ticks ticks = Ticks.ofIndices(0, 3, 0.1);
        assertThat(ticks.values().stream().map(ticks::text)).containsExactly("0", "1", "2", "3");
    }

    @Test
    void writesTinyTicksWithAnExponent() {
        Ticks ticks = Ticks.between(0, 4e-7, 1e-7);
        assertThat(ticks.values().stream().map(ticks::text))
                .containsExactly("0", "1e−7", "2e−7", "3e−7", "4e−7");
    }

    @Test
    void marksPowersOfTenOnALogarithmicScale() {
        ColorScale scale =
                new ColorScale(
                        Colormaps.DIVERGING, ValueRange.symmetric(1), new Scaling.SymLog(0.01));
        assertThat(ScaleTicks.of(scale, 8).stream().map(ScaleTicks.Tick::text))
                .containsExactly("−1", "−0.1", "−0.01", "0", "0.01", "0.1", "1");
    }

    @Test
    void writesCellsInThreeDigits() {
        assertThat(
                        List.of(0.187, -0.244, 1.25, -12.4, -0.0004).stream()
                                .map(value -> PictureText.cell(value, 1)))
                .containsExactly(".187", "−.244", "1.25", "−12.4", "−.000");
        assertThat(PictureText.cell(0.0004, 0.001)).isEqualTo("4e−4");
    }

    @Test
    void readsNumbersWithEitherMinus() {
        assertThat(Typed.number("−0.05")).isEqualTo(-0.05);
        assertThat(Typed.number(" 1,234.5 ")).isEqualTo(1234.5);
        assertThat(Typed.number("x")).isNaN();
    }
}

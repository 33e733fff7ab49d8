package org.tensorloupe.ui.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FiguresTest {
    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "-0.844, −0.8440",
        "0.778345, 0.7783",
        "-0.000358, −0.000358",
        "0.00795, 0.007950",
        "-0.03174, −0.03174",
        "5.7e-5, 5.7e−5",
        "-3.14159e-300, −3.1e−300",
        "16.6204, 16.62",
        "1115.94, '1,115.9'",
        "173318.6, '173,319'",
        "64, 64",
        "9.99996, 10.00",
        "1e300, 1e300",
        "0.99996, 1.000",
    })
    void writesFourDigitsAndATrueMinus(double value, String text) {
        assertThat(Figures.of(value)).isEqualTo(text);
    }

    @Test
    void showsThatThereIsNoValue() {
        assertThat(Figures.of(OptionalDouble.empty())).isEqualTo("–");
    }

    @Test
    void namesWhatIsNoNumber() {
        assertThat(Figures.of(Double.NaN)).isEqualTo("NaN");
        assertThat(Figures.of(Double.NEGATIVE_INFINITY)).isEqualTo("−Inf");
    }

    @ParameterizedTest
    @CsvSource({"-0.8440, −0.844", "0.05, 0.05", "1500, 1500", "2e-7, 2e−7", "0, 0"})
    void writesTicksShort(double value, String text) {
        assertThat(Figures.tick(value)).isEqualTo(text);
    }
}

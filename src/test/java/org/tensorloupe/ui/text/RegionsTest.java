package org.tensorloupe.ui.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tensorloupe.testkit.Region;

/// Numbers as the user's region writes and types them.
class RegionsTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    en-US  | 1,234,567 | 46.8 MB | −1,115.9 | −0.08065 | 5.7e−5
                    de-DE  | 1.234.567 | 46,8 MB | −1.115,9 | −0,08065 | 5,7e−5
                    de-CH  | 1’234’567 | 46.8 MB | −1’115.9 | −0.08065 | 5.7e−5
                    fr-FR  | 1\u202f234\u202f567 | 46,8 MB | −1\u202f115,9 | −0,08065 | 5,7e−5
                    sv-SE  | 1\u00a0234\u00a0567 | 46,8 MB | −1\u00a0115,9 | −0,08065 | 5,7e−5
                    """)
    void writesNumbersAsTheRegionDoes(
            String tag, String count, String bytes, String large, String small, String tiny) {
        try (Region _ = Region.numbers(tag)) {
            assertThat(Amounts.exact(1_234_567)).isEqualTo(count);
            assertThat(Amounts.bytes(46_800_000)).isEqualTo(bytes);
            assertThat(Figures.of(-1115.9)).isEqualTo(large);
            assertThat(Figures.of(-0.08065)).isEqualTo(small);
            assertThat(Figures.of(5.7e-5)).isEqualTo(tiny);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"ar-EG", "ar-EG-u-nu-arab", "fa-IR", "hi-IN-u-nu-deva", "th-TH-u-nu-thai"})
    void keepsLatinDigitsEverywhere(String tag) {
        try (Region _ = Region.numbers(tag)) {
            assertThat(Amounts.exact(1_234_567)).matches("1.234.567");
            assertThat(Figures.of(-0.25)).matches("−0.2500");
            assertThat(Amounts.count(11_700_000)).matches("11.7 M");
        }
    }

    @Test
    void followsAChangeAtOnce() {
        try (Region _ = Region.numbers("de-DE")) {
            assertThat(Amounts.exact(1234)).isEqualTo("1.234");
            try (Region _ = Region.numbers("en-GB")) {
                assertThat(Amounts.exact(1234)).isEqualTo("1,234");
            }
            assertThat(Amounts.exact(-1234)).isEqualTo("−1.234");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    en-US | 0.5      | 0.5
                    en-US | 0,5      | 0.5
                    en-US | −1,115.9 | -1115.9
                    en-US | 1,234    | 1234
                    en-US | -.5e-3   | -0.0005
                    de-DE | 0,5      | 0.5
                    de-DE | 0.125    | 0.125
                    de-DE | 1.125    | 1.125
                    de-DE | 1,234    | 1.234
                    de-DE | 1.115,9  | 1115.9
                    de-DE | 1.234.567| 1234567
                    de-DE | −5,7e−5  | -5.7e-5
                    fr-FR | 1 115,9  | 1115.9
                    fr-FR | 1\u202f115,9 | 1115.9
                    de-CH | 1’234.5  | 1234.5
                    ar-EG | ٠٫٥      | 0.5
                    en-US | ١٢       | 12
                    """)
    void readsWhatPeopleType(String tag, String typed, double value) {
        try (Region _ = Region.numbers(tag)) {
            assertThat(Typed.number(typed)).isEqualTo(value);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "x", "1.2.3", "1,2,3", "0x10", "1 2x", "NaN", "Infinity", "1f", "--1"})
    void refusesWhatIsNoNumber(String typed) {
        for (String tag : new String[] {"en-US", "de-DE"}) {
            try (Region _ = Region.numbers(tag)) {
                assertThat(Typed.number(typed)).as(tag).isNaN();
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "12,12",
        "'1,234',1234",
        "1.234,1234",
        "1 234,1234",
        "-1,-1",
        "1.5,-1",
        "x,-1",
        "٣,3"
    })
    void readsIndices(String typed, long index) {
        assertThat(Typed.index(typed)).isEqualTo(index);
    }

    @ParameterizedTest
    @ValueSource(strings = {"en-US", "de-DE", "fr-FR", "de-CH", "sv-SE", "ar-EG", "hi-IN", "pl-PL"})
    void readsBackWhatAFieldShows(String tag) {
        try (Region _ = Region.numbers(tag)) {
            for (double value :
                    new double[] {0, 0.5, -0.125, 1115, -1115.9, 123456, 5.7e-5, 2e12}) {
                assertThat(Typed.number(Figures.typed(value))).isEqualTo(value);
            }
        }
    }
}

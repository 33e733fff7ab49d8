package org.tensorloupe.tensor;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuantitiesTest {
    @ParameterizedTest
    @CsvSource({
        "0, 0 B",
        "8, 8 B",
        "999, 999 B",
        "1028, 1.03 kB",
        "37632, 37.6 kB",
        "594_000, 594 kB",
        "999_499, 999 kB",
        "999_500, 1.00 MB",
        "46_800_000, 46.8 MB",
        "2_200_000_000, 2.20 GB",
        "9223372036854775807, 9220 PB",
    })
    void writesBytesWithThreeDigits(String bytes, String text) {
        assertThat(Quantities.bytes(Long.parseLong(bytes.replace("_", "")))).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({
        "257, 257",
        "1020, 1.02 K",
        "147968, 148 K",
        "11689512, 11.7 M",
        "1100048384, 1.10 B"
    })
    void writesCountsWithThreeDigits(long count, String text) {
        assertThat(Quantities.count(count)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({"1, 1 tensor", "0, 0 tensors", "92160, '92,160 tensors'"})
    void countsNouns(long count, String text) {
        assertThat(Quantities.of(count, "tensor")).isEqualTo(text);
    }
}

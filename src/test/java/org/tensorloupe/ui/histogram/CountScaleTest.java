package org.tensorloupe.ui.histogram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class CountScaleTest {
    private static List<String> texts(CountScale scale, double room) {
        return scale.ticks(room).stream().map(CountScale.Tick::text).toList();
    }

    @Test
    void labelsCountsInRoundSteps() {
        assertThat(texts(new CountScale(2.2, 0.5, false, false), 8)).containsExactly("0", "1", "2");
        assertThat(texts(new CountScale(52_000, 0.5, false, false), 6))
                .containsExactly("0", "10 K", "20 K", "30 K", "40 K", "50 K");
        assertThat(texts(new CountScale(0.21, 1e-6, false, true), 5))
                .containsExactly("0%", "5%", "10%", "15%", "20%");
    }

    @Test
    void labelsPowersOfTenWhereItIsLogarithmic() {
        assertThat(texts(new CountScale(30_000, 0.5, true, false), 10))
                .containsExactly("1", "10", "100", "1,000", "10 K");
        assertThat(texts(new CountScale(0.5, 5e-5, true, true), 10))
                .containsExactly("0.01%", "0.1%", "1%", "10%");
    }

    @Test
    void showsASingleElementOnALogarithmicScale() {
        CountScale scale = new CountScale(1e6, 0.5, true, false);
        assertThat(scale.place(0)).isZero();
        assertThat(scale.place(1)).isCloseTo(Math.log(2) / Math.log(2e6), within(1e-12));
        assertThat(scale.place(1e6)).isEqualTo(1);
    }
}

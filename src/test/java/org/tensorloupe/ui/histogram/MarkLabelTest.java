package org.tensorloupe.ui.histogram;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class MarkLabelTest {
    private static final double RIGHT = 700;

    private static List<MarkLabel> labels(List<Mark> marks) {
        return MarkLabel.of(marks, Mark::value, text -> 7.0 * text.length(), RIGHT);
    }

    @Test
    void neverMeet() {
        Random random = new Random(20);
        for (int round = 0; round < 500; round++) {
            List<Mark> marks = new ArrayList<>();
            for (int rank = 0; rank < 10; rank++) {
                marks.add(new Mark("p" + rank, random.nextDouble(RIGHT), rank, false));
            }
            List<MarkLabel> labels = labels(marks);
            assertThat(labels.getFirst().name()).isEqualTo("p0");
            for (MarkLabel label : labels) {
                assertThat(label.middle() - label.width() / 2).isNotNegative();
                assertThat(label.middle() + label.width() / 2).isLessThanOrEqualTo(RIGHT);
                assertThat(labels.stream().filter(label::meets)).containsExactly(label);
            }
        }
    }

    @Test
    void loseTheirValueBeforeTheyGo() {
        List<MarkLabel> labels =
                labels(
                        List.of(
                                new Mark("p50", 100.5, 0, false),
                                new Mark("p75", 140.5, 1, false),
                                new Mark("p95", 145.5, 2, false)));
        assertThat(labels).extracting(MarkLabel::name).containsExactly("p50", "p75");
        assertThat(labels).extracting(MarkLabel::value).containsExactly("100.5", "");
    }
}

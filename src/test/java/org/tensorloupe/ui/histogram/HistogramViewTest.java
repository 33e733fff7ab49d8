package org.tensorloupe.ui.histogram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.tensorloupe.ui.histogram.HistogramKit.INT8;
import static org.tensorloupe.ui.histogram.HistogramKit.area;
import static org.tensorloupe.ui.histogram.HistogramKit.bins;
import static org.tensorloupe.ui.histogram.HistogramKit.expected;
import static org.tensorloupe.ui.histogram.HistogramKit.isSeen;
import static org.tensorloupe.ui.histogram.HistogramKit.kit;
import static org.tensorloupe.ui.histogram.HistogramKit.press;
import static org.tensorloupe.ui.histogram.HistogramKit.whole;
import static org.tensorloupe.ui.histogram.HistogramKit.words;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tensorloupe.render.Raster;
import org.tensorloupe.ui.picture.PictureKit;

/// What the histogram shows of a tensor, in a real window. Counts come from NumPy.
class HistogramViewTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "normal",
                "outliers",
                "repeated",
                "far",
                "bfloat16",
                "float8",
                "uint8",
                "int8",
                "bool"
            })
    void countsWhatNumPyCounts(String name) {
        Map<Double, double[]> numpy = new HashMap<>();
        for (Object row : (List<?>) Objects.requireNonNull(expected(name).get("bins"))) {
            double[] bin =
                    ((List<?>) row)
                            .stream().mapToDouble(cell -> ((Number) cell).doubleValue()).toArray();
            numpy.put(bin[0] + 0.0, bin);
        }
        try (PictureKit kit = kit().show(name)) {
            List<double[]> bins = bins(kit);
            assertThat(bins).isNotEmpty();
            for (double[] bin : bins) {
                double[] same = numpy.get(bin[0] + 0.0);
                long count = same == null ? 0 : (long) same[2];
                assertThat(bin[2]).as("from " + bin[0]).isEqualTo((double) count);
                if (same != null) {
                    assertThat(bin[1]).isCloseTo(same[1], within(1e-12));
                }
            }
            double all = bins.stream().mapToDouble(bin -> bin[2]).sum();
            long outside = name.equals("outliers") ? 15 : 0;
            assertThat(all).isEqualTo((double) (whole(expected(name), "finite") - outside));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "scalar",
                "constant",
                "zeros",
                "huge",
                "tiny",
                "int64_extremes",
                "sparse",
                "repeated",
                "complex",
                "float16",
                "four_axes"
            })
    void holdsEveryElementFromTheLeastToTheGreatest(String name) {
        try (PictureKit kit = kit().show(name)) {
            kit.robot.clickOn("Min..max");
            kit.settle();
            assertThat(bins(kit).stream().mapToDouble(bin -> bin[2]).sum())
                    .isEqualTo((double) whole(expected(name), "finite"));
            assertThat(isSeen(kit, ".histogram-outside")).isFalse();
        }
    }

    @Test
    void saysWhatThereIsWhereThereAreNoNumbers() {
        try (PictureKit kit = kit().show("all_nan")) {
            assertThat(kit.robot.lookup("No finite elements").tryQuery()).isPresent();
            assertThat(kit.robot.lookup("16 NaN").tryQuery()).isPresent();
            kit.show("empty");
            assertThat(kit.robot.lookup("No elements").tryQuery()).isPresent();
            kit.show("normal");
            assertThat(kit.robot.lookup(".histogram-plot").tryQuery()).isPresent();
            kit.show("four_axes");
            assertThat(kit.robot.lookup("2 NaN · 1 +Inf · 1 −Inf").tryQuery()).isPresent();
        }
    }

    @Test
    void saysInItsPlaceThatATensorCannotBeRead() {
        try (PictureKit kit = kit("outside-storage.pth").show("past_the_end")) {
            assertThat(kit.robot.lookup(".histogram-plot").tryQuery()).isEmpty();
            kit.robot.clickOn("Copy details");
            assertThat(kit.copied).singleElement().asString().contains("outside-storage.pth");
        }
    }

    @Test
    void tellsTheBinAndItsCountUnderTheMouse() {
        try (PictureKit kit = kit().show("int8")) {
            Node plot = kit.node("histogram-plot");
            PlotArea area = area(plot, true);
            kit.hover(plot, area.x(INT8, 0), area.top() + 200);
            assertThat(kit.pointed).isEqualTo("0 = 272 · 13.28%");
            assertThat(words(kit.node("histogram-tip"))).containsExactly("0", "272 · 13.28%");
            kit.hover(plot, area.x(INT8, -11), area.top() + 200);
            assertThat(kit.pointed).startsWith("−11 = ");
            kit.hover(plot, 4, 4);
            assertThat(kit.pointed).isEmpty();
            assertThat(kit.node("histogram-tip").isVisible()).isFalse();
        }
    }

    @Test
    void readsBinsByKeyboard() {
        try (PictureKit kit = kit().show("bool")) {
            press(kit, KeyCode.RIGHT);
            String first = kit.pointed;
            press(kit, KeyCode.RIGHT, KeyCode.RIGHT);
            assertThat(first).isNotEmpty();
            assertThat(kit.pointed).isNotEqualTo(first).contains(" = ");
        }
    }

    @Test
    void drawsHeightsLinearlyAndLogarithmically() {
        try (PictureKit kit = kit().show("int8")) {
            double most = 272;
            double few = count(bins(kit), -5);
            assertThat(few).isBetween(50.0, 110.0);
            assertThat(height(kit, -5) / height(kit, 0)).isCloseTo(few / most, within(0.02));
            press(kit, KeyCode.L);
            double expected = Math.log(few / 0.5) / Math.log(most / 0.5);
            assertThat(height(kit, -5) / height(kit, 0)).isCloseTo(expected, within(0.02));
            kit.robot.clickOn("linear");
            kit.settle();
            assertThat(height(kit, -5) / height(kit, 0)).isCloseTo(few / most, within(0.02));
        }
    }

    private static double count(List<double[]> bins, double value) {
        return bins.stream()
                .filter(bin -> bin[0] <= value && value < bin[1])
                .findFirst()
                .orElseThrow()[2];
    }

    /// Blue pixels of a bar, a quarter of a step left of its middle.
    private static double height(PictureKit kit, double value) {
        Node plot = kit.node("histogram-plot");
        Raster drawn = kit.pixels(plot);
        int x = (int) area(plot, true).x(INT8, value - 0.25);
        int height = 0;
        for (int y = 0; y < area(plot, true).bottom(); y++) {
            int argb = drawn.argb()[y * drawn.width() + x];
            height += (argb & 255) - (argb >> 16 & 255) > 90 ? 1 : 0;
        }
        return height;
    }
}

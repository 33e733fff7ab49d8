package org.tensorloupe.ui.histogram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javafx.event.EventType;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tensorloupe.render.Raster;
import org.tensorloupe.testkit.Json;
import org.tensorloupe.testkit.Places;
import org.tensorloupe.ui.picture.PictureKit;

/// The histogram in a real window. Counts and quantiles come from NumPy.
class HistogramViewTest {
    /// The axis of `int8`, whose numbers are -11 to 12.
    private static final ValueAxis INT8 = new ValueAxis(-11.75, 12.75);

    private static PictureKit kit() {
        return kit("histograms.pth");
    }

    private static PictureKit kit(String fixture) {
        return PictureKit.open(new HistogramPane(), Places.fixture(fixture), 1000, 700);
    }

    private static Map<String, Object> expected(String name) {
        return Json.map(Json.object(Places.fixture("histograms.json")).get(name));
    }

    private static long whole(Map<String, Object> row, String key) {
        return ((Number) Objects.requireNonNull(row.get(key), key)).longValue();
    }

    /// The rows that are copied: lower edge, upper edge, count.
    private static List<double[]> bins(PictureKit kit) {
        return table(kit).stream()
                .skip(1)
                .map(row -> Arrays.stream(row).mapToDouble(Double::parseDouble).toArray())
                .toList();
    }

    private static List<String[]> table(PictureKit kit) {
        kit.copied.clear();
        PictureKit.run(() -> kit.node("histogram-plot").requestFocus());
        kit.robot.push(KeyCode.SHORTCUT, KeyCode.C);
        kit.settle();
        return kit.copied.getFirst().lines().map(line -> line.split("\t")).toList();
    }

    private static void press(PictureKit kit, KeyCode... keys) {
        PictureKit.run(() -> kit.node("histogram-plot").requestFocus());
        kit.robot.type(keys);
        kit.settle();
    }

    private static PlotArea area(Node plot, boolean marks) {
        return PlotArea.of(
                plot.getLayoutBounds().getWidth(), plot.getLayoutBounds().getHeight(), marks);
    }

    @ParameterizedTest
    @ValueSource(strings = {"normal", "outliers", "bfloat16", "float8", "uint8", "int8", "bool"})
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
                assertThat(bin[2]).as("from " + bin[0]).isEqualTo(count);
                if (same != null) {
                    assertThat(bin[1]).isCloseTo(same[1], within(1e-12));
                }
            }
            double all = bins.stream().mapToDouble(bin -> bin[2]).sum();
            long outside = name.equals("outliers") ? 15 : 0;
            assertThat(all).isEqualTo(whole(expected(name), "finite") - outside);
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
                    .isEqualTo(whole(expected(name), "finite"));
            assertThat(isSeen(kit, ".histogram-outside")).isFalse();
        }
    }

    private static boolean isSeen(PictureKit kit, String query) {
        return kit.robot.lookup(query).queryAll().stream().anyMatch(Node::isVisible);
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

    private static List<String> words(Node tip) {
        return PictureKit.on(() ->
                tip.lookupAll(".label").stream().map(label -> ((Label) label).getText()).toList());
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

    @Test
    void zoomsAtTheCursorIntoFinerBins() {
        try (PictureKit kit = kit().show("normal")) {
            Node plot = kit.node("histogram-plot");
            double coarse = width(bins(kit));
            kit.hover(plot, 600, 300);
            double[] before = pointed(kit);
            kit.wheel(6);
            double[] after = pointed(kit);
            assertThat(after[1] - after[0]).isLessThan((before[1] - before[0]) / 2);
            assertThat(after[0]).isBetween(before[0] - 1e-9, before[1]);
            assertThat(width(bins(kit))).isLessThan(coarse / 2);
            press(kit, KeyCode.DIGIT0);
            assertThat(width(bins(kit))).isEqualTo(coarse);
        }
    }

    private static double width(List<double[]> bins) {
        return bins.getFirst()[1] - bins.getFirst()[0];
    }

    private static double[] pointed(PictureKit kit) {
        String edges = kit.pointed.split(" = ")[0].replace('−', '-');
        double[] ends =
                Arrays.stream(edges.split("\\.\\.")).mapToDouble(Double::parseDouble).toArray();
        return ends.length == 2 ? ends : new double[] {ends[0], ends[0]};
    }

    @Test
    void drawsNoBinsFinerThanTheCountsAreKept() {
        try (PictureKit kit = kit().show("repeated")) {
            kit.hover(kit.node("histogram-plot"), 700, 300);
            kit.wheel(30);
            List<double[]> bins = bins(kit);
            double reach = Math.max(Math.abs(bins.getFirst()[0]), Math.abs(bins.getLast()[1]));
            assertThat(width(bins))
                    .isGreaterThanOrEqualTo(Math.scalb(1.0, Math.getExponent(reach) - 7) / 2);
            assertThat(bins.size()).isBetween(4, 40);
        }
    }

    @Test
    void pansWithShiftAndWithTheMiddleButton() {
        try (PictureKit kit = kit().show("normal")) {
            Node plot = kit.node("histogram-plot");
            double first = bins(kit).getFirst()[0];
            kit.hover(plot, 400, 300);
            kit.robot.drag(MouseButton.MIDDLE).moveBy(-200, 0).drop();
            kit.settle();
            double panned = bins(kit).getFirst()[0];
            assertThat(panned).isGreaterThan(first + 0.5);
            shiftDrag(plot, 400, 600);
            kit.settle();
            assertThat(bins(kit).getFirst()[0]).isCloseTo(first, within(0.3));
            assertThat(field(kit, "High end of the heatmap's range")).isEqualTo("2.636");
        }
    }

    /// A drag with Shift, whose state the robot does not give to the mouse.
    private static void shiftDrag(Node plot, double from, double to) {
        PictureKit.run(() -> {
            plot.fireEvent(mouse(MouseEvent.MOUSE_PRESSED, from));
            plot.fireEvent(mouse(MouseEvent.MOUSE_DRAGGED, to));
            plot.fireEvent(mouse(MouseEvent.MOUSE_RELEASED, to));
        });
    }

    private static MouseEvent mouse(EventType<MouseEvent> type, double x) {
        return new MouseEvent(
                type,
                x,
                300,
                x,
                300,
                MouseButton.PRIMARY,
                1,
                true,
                false,
                false,
                false,
                true,
                false,
                false,
                false,
                false,
                false,
                null);
    }

    private static String field(PictureKit kit, String name) {
        TextField field =
                kit.robot
                        .lookup(node -> name.equals(node.getAccessibleText()))
                        .lookup(".text-field")
                        .query();
        return field.getText();
    }

    @Test
    void saysHowManyLieOutsideAndWidensToThem() {
        try (PictureKit kit = kit().show("outliers")) {
            kit.robot.clickOn("‹ 12 below");
            kit.settle();
            assertThat(isSeen(kit, "‹ 12 below")).isFalse();
            assertThat(bins(kit).getFirst()[0]).isLessThan(-51);
            kit.robot.clickOn("3 above ›");
            kit.settle();
            assertThat(bins(kit).stream().mapToDouble(bin -> bin[2]).sum()).isEqualTo(4096);
        }
    }

    @Test
    void marksPercentilesThatNumPyGives() {
        try (PictureKit kit = kit().show("normal")) {
            Node plot = kit.node("histogram-plot");
            Raster marked = kit.pixels(plot);
            double place = p50(marked, area(plot, true));
            double expected =
                    ((Number)
                                    Objects.requireNonNull(
                                            Json.map(expected("normal").get("quantiles"))
                                                    .get("p50")))
                            .doubleValue();
            List<double[]> bins = bins(kit);
            assertThat(place).isNotNegative();
            press(kit, KeyCode.P);
            assertThat(area(plot, false).top()).isLessThan(area(plot, true).top());
            assertThat(kit.pixels(plot).argb()).isNotEqualTo(marked.argb());
            kit.hover(plot, place, 300);
            assertThat(pointed(kit)[0]).isLessThanOrEqualTo(expected);
            assertThat(pointed(kit)[1]).isGreaterThan(expected);
            assertThat(bins).isNotEmpty();
        }
    }

    /// The column of the mark that stands nearest to the middle of the bars.
    private static double p50(Raster drawn, PlotArea area) {
        int y = (int) area.top() - 4;
        List<Integer> marks = new ArrayList<>();
        for (int x = (int) area.left(); x < area.right(); x++) {
            int argb = drawn.argb()[y * drawn.width() + x];
            if ((argb & 255) < 160) {
                marks.add(x);
            }
        }
        assertThat(marks).hasSize(7);
        return marks.get(3);
    }

    @Test
    void drawsOtherTensorsAsShares() {
        try (PictureKit kit = kit().show("normal")) {
            kit.robot.clickOn("Add…");
            kit.settle();
            kit.robot.write("wide").type(KeyCode.ENTER);
            kit.settle();
            List<String[]> table = table(kit);
            assertThat(table.getFirst()).containsExactly("from", "to", "count", "wide");
            assertThat(table.stream().skip(1).mapToLong(row -> Long.parseLong(row[3])).sum())
                    .isBetween(250L, 256L);
            kit.robot.clickOn("Pin");
            kit.show("uint8");
            assertThat(table(kit).getFirst())
                    .containsExactly("from", "to", "count", "wide", "normal");
            kit.robot.clickOn(
                    kit.robot
                            .lookup(node -> "Remove wide".equals(node.getAccessibleText()))
                            .queryButton());
            kit.settle();
            assertThat(table(kit).getFirst()).containsExactly("from", "to", "count", "normal");
        }
    }

    @Test
    void takesFiveOtherTensorsAndNoMore() {
        try (PictureKit kit = kit()) {
            for (String name : List.of("normal", "wide", "uint8", "int8", "bool")) {
                kit.show(name);
                kit.robot.clickOn("Pin");
                kit.settle();
            }
            kit.show("float8");
            assertThat(kit.robot.lookup("Pin").queryButton().isDisabled()).isTrue();
            assertThat(table(kit).getFirst()).hasSize(8);
        }
    }

    @Test
    void savesThePictureAtTwiceItsSize(@TempDir Path folder) throws Exception {
        try (PictureKit kit = kit().show("normal")) {
            Path file = folder.resolve("normal.png");
            kit.place = file;
            PictureKit.run(() -> kit.node("histogram-plot").requestFocus());
            kit.robot.push(KeyCode.SHORTCUT, KeyCode.S);
            kit.settle();
            assertThat(kit.complaints).isEmpty();
            double width = kit.node("histogram-plot").getLayoutBounds().getWidth();
            assertThat((double) ImageIO.read(file.toFile()).getWidth())
                    .isCloseTo(2 * width, within(2.0));
        }
    }
}

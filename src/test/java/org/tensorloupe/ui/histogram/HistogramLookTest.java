package org.tensorloupe.ui.histogram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.tensorloupe.ui.histogram.HistogramKit.area;
import static org.tensorloupe.ui.histogram.HistogramKit.bins;
import static org.tensorloupe.ui.histogram.HistogramKit.expected;
import static org.tensorloupe.ui.histogram.HistogramKit.field;
import static org.tensorloupe.ui.histogram.HistogramKit.isSeen;
import static org.tensorloupe.ui.histogram.HistogramKit.kit;
import static org.tensorloupe.ui.histogram.HistogramKit.pointed;
import static org.tensorloupe.ui.histogram.HistogramKit.press;
import static org.tensorloupe.ui.histogram.HistogramKit.table;
import static org.tensorloupe.ui.histogram.HistogramKit.width;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javafx.event.EventType;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tensorloupe.render.Raster;
import org.tensorloupe.testkit.Json;
import org.tensorloupe.ui.picture.PictureKit;

/// How the histogram is moved, marked, compared and saved, in a real window. Quantiles come from
/// NumPy.
class HistogramLookTest {
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

    @Test
    void drawsNoBinsFinerThanTheNumbers() {
        try (PictureKit kit = kit().show("float16")) {
            kit.hover(kit.node("histogram-plot"), 700, 300);
            kit.wheel(30);
            List<double[]> bins = bins(kit);
            double reach = Math.max(Math.abs(bins.getFirst()[0]), Math.abs(bins.getLast()[1]));
            assertThat(width(bins))
                    .isGreaterThanOrEqualTo(Math.scalb(1.0, Math.getExponent(reach) - 10));
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
            assertThat(field(kit, "High end of the heatmap’s range")).isEqualTo("2.636");
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

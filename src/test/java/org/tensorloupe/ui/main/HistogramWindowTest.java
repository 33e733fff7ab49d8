package org.tensorloupe.ui.main;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tensorloupe.testkit.Places;
import org.testfx.api.FxRobot;

/// Histogram, heatmap and details of one tensor, as they work together in the window. Positions come
/// from NumPy.
class HistogramWindowTest {
    private final FxRobot robot = new FxRobot();

    @SuppressWarnings("NullAway.Init")
    private WindowKit kit;

    @BeforeEach
    void show() {
        kit = WindowKit.show(java.util.List.of());
        kit.open(Places.fixture("histograms.pth"));
    }

    @AfterEach
    void close() {
        kit.close();
    }

    private void view(String title) {
        robot.clickOn(tab(title));
        kit.settle();
    }

    private ToggleButton tab(String title) {
        return robot.lookup(".view-tab")
                .match((ToggleButton tab) -> tab.getText().equals(title))
                .query();
    }

    private String field(String name) {
        TextField field =
                robot.lookup(node -> name.equals(node.getAccessibleText()))
                        .lookup(".text-field")
                        .query();
        return field.getText();
    }

    private static double number(String text) {
        return Double.parseDouble(text.replace('−', '-').replace(",", ""));
    }

    private String status() {
        return WindowKit.on(() -> kit.window.status().text());
    }

    private void dragOverBars(double from, double to) {
        Bounds plot =
                WindowKit.on(() -> {
                    Node node = kit.scene().lookup(".histogram-plot");
                    return node.localToScreen(node.getLayoutBounds());
                });
        double y = plot.getMinY() + plot.getHeight() / 2;
        robot.moveTo(plot.getMinX() + plot.getWidth() * from, y)
                .drag(MouseButton.PRIMARY)
                .moveTo(plot.getMinX() + plot.getWidth() * to, y)
                .drop();
        kit.settle();
    }

    @Test
    void setsTheRangeOfTheHeatmapByADragOverTheBars() {
        kit.select("normal");
        view("Histogram");
        dragOverBars(0.4, 0.7);
        String low = field("Low end of the heatmap’s range");
        String high = field("High end of the heatmap’s range");
        assertThat(number(low)).isBetween(-1.5, 0.0);
        assertThat(number(high)).isBetween(0.5, 2.0);
        view("Heatmap");
        assertThat(field("Low end of the range")).isEqualTo(low);
        assertThat(field("High end of the range")).isEqualTo(high);
        assertThat(robot.lookup("Custom").tryQuery()).isPresent();
        view("Histogram");
        assertThat(field("High end of the heatmap’s range")).isEqualTo(high);
        robot.clickOn(robot.lookup(".histogram-foot .button").queryButton());
        kit.settle();
        view("Heatmap");
        assertThat(field("High end of the range")).isEqualTo("2.636");
    }

    @Test
    void forgetsTheRangeWithTheNextTensor() {
        kit.select("normal");
        view("Histogram");
        dragOverBars(0.4, 0.7);
        kit.select("wide");
        kit.select("normal");
        assertThat(field("High end of the heatmap’s range")).isEqualTo("2.636");
    }

    @Test
    void followsTheRangeThatIsTypedInTheHeatmap() {
        kit.select("normal");
        view("Heatmap");
        TextField high =
                robot.lookup(node -> "High end of the range".equals(node.getAccessibleText()))
                        .lookup(".text-field")
                        .query();
        robot.clickOn(high).push(KeyCode.SHORTCUT, KeyCode.A).write("1.25").type(KeyCode.ENTER);
        kit.settle();
        view("Histogram");
        assertThat(field("High end of the heatmap’s range")).isEqualTo("1.250");
    }

    private Node figure(String prefix) {
        return robot.lookup(".jump")
                .match(node -> node.getAccessibleText().startsWith(prefix + " "))
                .query();
    }

    @Test
    void goesFromAStatisticToItsElementInFourAxes() {
        kit.select("four_axes");
        view("Histogram");
        robot.doubleClickOn(figure("min"));
        kit.settle();
        assertThat(tab("Heatmap").isSelected()).isTrue();
        assertThat(status()).contains("[1, 0, 2, 3] ·  = −9.5");
        robot.doubleClickOn(figure("max"));
        kit.settle();
        assertThat(status()).contains("[2, 3, 4, 5] ·  = 8.25");
        robot.doubleClickOn(figure("+Inf"));
        kit.settle();
        assertThat(status()).contains("[1, 3, 0, 5] ·  = inf");
        WindowKit.run(() -> figure("−Inf").requestFocus());
        robot.type(KeyCode.ENTER);
        kit.settle();
        assertThat(status()).contains("[2, 2, 1, 0] ·  = −inf");
    }

    @Test
    void goesFromAFindingToItsElement() {
        kit.select("four_axes");
        view("Histogram");
        robot.clickOn("[0, 1, 2, 3]");
        kit.settle();
        assertThat(tab("Heatmap").isSelected()).isTrue();
        assertThat(status()).contains("[0, 1, 2, 3] ·  = nan");
    }

    @Test
    void goesToElementsOfVectorsAndScalars() {
        kit.select("vector");
        robot.doubleClickOn(figure("max"));
        kit.settle();
        assertThat(status()).contains("[3] ·  = 7");
        kit.select("scalar");
        robot.doubleClickOn(figure("min"));
        kit.settle();
        assertThat(status()).contains("[] ·  = 2.5");
    }

    @Test
    void goesToTheElementItselfWhereAPixelStandsForMany() {
        kit.select("repeated");
        robot.doubleClickOn(figure("min"));
        kit.settle();
        String text = status();
        String value = text.substring(text.indexOf(" = ") + 3).split(" ", -1)[0];
        assertThat(number(value)).isCloseTo(-3.846, org.assertj.core.api.Assertions.within(0.001));
    }

    @Test
    void opensTheHistogramFromTheSmallOne() {
        kit.select("normal");
        view("Heatmap");
        robot.clickOn(".histogram-chart");
        kit.settle();
        assertThat(tab("Histogram").isSelected()).isTrue();
        view("Heatmap");
        WindowKit.run(() -> kit.scene().lookup(".histogram-chart").requestFocus());
        robot.type(KeyCode.ENTER);
        kit.settle();
        assertThat(tab("Histogram").isSelected()).isTrue();
    }
}

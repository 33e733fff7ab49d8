package org.tensorloupe.ui.picture.heatmap;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tensorloupe.render.Raster;
import org.tensorloupe.testkit.Places;
import org.tensorloupe.ui.picture.PictureKit;
import org.tensorloupe.ui.picture.Reference;
import org.tensorloupe.ui.view.CursorReading;

/// The heatmap in a real window. Pictures come from matplotlib, values from PyTorch.
class HeatmapViewTest {
    private static final int ROWS = 60;
    private static final int COLUMNS = 80;

    private static PictureKit kit(String fixture) {
        return PictureKit.open(new HeatmapPane(), Places.fixture(fixture), 1200, 760);
    }

    private static int scale(Node window) {
        return (int)
                Math.min(
                        window.getLayoutBounds().getWidth() / COLUMNS,
                        window.getLayoutBounds().getHeight() / ROWS);
    }

    @Test
    void drawsAWholeMatrixAsMatplotlibDoes() {
        try (PictureKit kit = kit("matrices.pth").show("plain")) {
            Node window = kit.node("picture-window");
            int scale = scale(window);
            assertThat(scale).isGreaterThan(4);
            Raster expected = Reference.picture("plain-RdBu_r", COLUMNS, ROWS).enlarged(scale);
            Raster drawn =
                    Reference.part(kit.pixels(window), 0, 0, expected.width(), expected.height());
            kit.picture("heatmap-plain");
            assertThat(drawn.argb()).isEqualTo(expected.argb());
        }
    }

    @Test
    void drawsNanAndInfinitiesInColoursOfTheirOwn() {
        try (PictureKit kit = kit("matrices.pth").show("special")) {
            Node window = kit.node("picture-window");
            Raster expected =
                    Reference.picture("special-RdBu_r", COLUMNS, ROWS).enlarged(scale(window));
            Raster drawn =
                    Reference.part(kit.pixels(window), 0, 0, expected.width(), expected.height());
            assertThat(drawn.argb()).isEqualTo(expected.argb());
        }
    }

    @Test
    void tellsTheIndexAndTheExactValueUnderTheMouse() {
        try (PictureKit kit = kit("matrices.pth").show("plain")) {
            Node window = kit.node("picture-window");
            int scale = scale(window);
            kit.hover(window, 33.5 * scale, 17.5 * scale);
            assertThat(kit.reading).isEqualTo(new CursorReading(List.of(17L, 33L), "0.70838124"));
            kit.hover(window, 79.5 * scale, 59.5 * scale);
            assertThat(kit.reading).isEqualTo(new CursorReading(List.of(59L, 79L), "-0.14627753"));
            kit.picture("heatmap-cursor");
            kit.clear();
            assertThat(kit.reading).isNull();
        }
    }

    @Test
    void zoomsAtTheCursorAndKeepsTheWeightThere() {
        try (PictureKit kit = kit("matrices.pth").show("plain")) {
            Node window = kit.node("picture-window");
            int scale = scale(window);
            kit.hover(window, 300, 200);
            kit.wheel(3);
            kit.hover(window, 301, 201);
            List<Long> index = kit.index();
            kit.wheel(1);
            kit.hover(window, 300, 200);
            kit.hover(window, 301, 201);
            assertThat(kit.index()).isEqualTo(index);
            assertThat(ratio(kit)).isNotEqualTo(scale + " : 1");
            kit.robot.clickOn(window);
            kit.robot.type(KeyCode.DIGIT0);
            kit.settle();
            assertThat(ratio(kit)).isEqualTo(scale + " : 1");
            kit.robot.type(KeyCode.DIGIT1);
            kit.settle();
            assertThat(ratio(kit)).isEqualTo("1 : 1");
        }
    }

    private static String ratio(PictureKit kit) {
        return kit.robot.lookup(".combo-box").queryAll().stream()
                .map(ComboBox.class::cast)
                .filter(box -> "Zoom".equals(box.getAccessibleText()))
                .map(box -> ((ComboBox<?>) box).getButtonCell().getText())
                .findFirst()
                .orElseThrow();
    }

    @Test
    void pansWithTheMouseAndTheArrowKeys() {
        try (PictureKit kit = kit("matrices.pth").show("plain")) {
            Node window = kit.node("picture-window");
            kit.hover(window, 10, 10);
            kit.wheel(6);
            kit.hover(window, 201, 200);
            List<Long> before = kit.index();
            kit.robot.drag(MouseButton.PRIMARY).moveBy(-100, -100).drop();
            kit.settle();
            kit.hover(window, 201, 200);
            List<Long> dragged = kit.index();
            assertThat(dragged.get(0)).isEqualTo(before.get(0) + 2);
            assertThat(dragged.get(1)).isEqualTo(before.get(1) + 2);
            for (int i = 0; i < 6; i++) {
                kit.robot.type(KeyCode.RIGHT).type(KeyCode.DOWN);
            }
            kit.settle();
            kit.hover(window, 202, 200);
            kit.hover(window, 201, 200);
            assertThat(kit.index().get(0)).isEqualTo(dragged.get(0) + 5);
            assertThat(kit.index().get(1)).isEqualTo(dragged.get(1) + 5);
        }
    }

    @Test
    void turnsTheSliceWhenTheAxesAreSwapped() {
        try (PictureKit kit = kit("matrices.pth").show("cube")) {
            Node window = kit.node("picture-window");
            kit.robot.clickOn(window);
            kit.robot.type(KeyCode.T);
            kit.settle();
            double cell = Math.min(64, Math.floor(window.getLayoutBounds().getHeight() / 5));
            kit.hover(window, 2.5 * cell, 3.5 * cell);
            assertThat(kit.index()).containsExactly(0L, 2L, 3L);
        }
    }

    @Test
    void showsAnotherSliceOfAFurtherAxis() {
        try (PictureKit kit = kit("matrices.pth").show("cube")) {
            kit.robot.doubleClickOn(field(kit, "Index along axis 0")).write("2");
            kit.robot.type(KeyCode.ENTER);
            kit.settle();
            Node window = kit.node("picture-window");
            kit.hover(window, 1.5 * 64, 3.5 * 64);
            assertThat(kit.reading).isEqualTo(new CursorReading(List.of(2L, 3L, 1L), "-0.521551"));
        }
    }

    @Test
    void goesToAnIndex() {
        try (PictureKit kit = kit("matrices.pth").show("plain")) {
            kit.robot.clickOn(kit.node("picture-window"));
            kit.robot.type(KeyCode.G);
            kit.settle();
            kit.robot.write("10, -60").type(KeyCode.ENTER);
            kit.settle();
            assertThat(kit.reading).isEqualTo(new CursorReading(List.of(10L, 20L), "6"));
        }
    }

    @Test
    void saysThatAnEmptyTensorHasNoElements() {
        try (PictureKit kit = kit("structure.pth")) {
            kit.show(empty(kit));
            assertThat(kit.robot.lookup("No elements").tryQuery()).isPresent();
            assertThat(kit.robot.lookup(".picture-window").tryQuery()).isEmpty();
        }
    }

    private static String empty(PictureKit kit) {
        return kit.tensors().filter(tensor -> tensor.numel() == 0).findFirst().orElseThrow().name();
    }

    @Test
    void offersThePartsOfComplexAndQuantisedTensors() {
        try (PictureKit kit = kit("dtypes.pth").show("complex64")) {
            assertThat(kit.robot.lookup("Values").tryQuery()).isPresent();
            kit.show("float32");
            assertThat(kit.robot.lookup("Values").tryQuery()).isEmpty();
            kit.show("qint8_tensor");
            assertThat(kit.robot.lookup("Values").tryQuery()).isPresent();
        }
    }

    @Test
    void saysInItsPlaceThatATensorCannotBeRead() {
        try (PictureKit kit = kit("outside-storage.pth")) {
            kit.show("past_the_end");
            assertThat(kit.robot.lookup("Copy details").tryQuery()).isPresent();
            assertThat(kit.robot.lookup(".picture-window").tryQuery()).isEmpty();
            kit.robot.clickOn("Copy details");
            assertThat(kit.copied).singleElement().asString().contains("outside-storage.pth");
            kit.show("good");
            assertThat(kit.robot.lookup("Copy details").tryQuery()).isEmpty();
        }
    }

    @Test
    void forgetsATypedRangeUnlessItIsLocked() {
        try (PictureKit kit = kit("matrices.pth").show("plain")) {
            type(kit, "High end of the range", "0.75");
            assertThat(field(kit, "High end of the range").getText()).isEqualTo("0.7500");
            kit.show("half").show("plain");
            assertThat(field(kit, "High end of the range").getText()).isEqualTo("0.8349");
            type(kit, "Low end of the range", "-0.5");
            type(kit, "High end of the range", "0.75");
            kit.robot.clickOn(kit.node("picture-window"));
            kit.robot.type(KeyCode.L);
            kit.settle();
            kit.show("half");
            assertThat(field(kit, "Low end of the range").getText()).isEqualTo("−0.5000");
            assertThat(field(kit, "High end of the range").getText()).isEqualTo("0.7500");
        }
    }

    private static void type(PictureKit kit, String name, String text) {
        TextField field = field(kit, name);
        kit.robot.clickOn(field);
        kit.robot.push(KeyCode.SHORTCUT, KeyCode.A).write(text).type(KeyCode.ENTER);
        kit.settle();
    }

    private static TextField field(PictureKit kit, String name) {
        return kit.robot
                .lookup(node -> name.equals(node.getAccessibleText()))
                .lookup(".text-field")
                .query();
    }

    @Test
    void stepsThroughWhatIsNotFinite() {
        try (PictureKit kit = kit("matrices.pth").show("special")) {
            kit.robot.clickOn("11 NaN ›");
            kit.settle();
            assertThat(kit.index()).containsExactly(0L, 0L);
            kit.robot.clickOn("11 NaN ›");
            kit.settle();
            assertThat(kit.index()).containsExactly(30L, 70L);
            kit.robot.clickOn("4 +Inf ›");
            kit.settle();
            assertThat(kit.lastReading().orElseThrow().value()).isEqualTo("inf");
        }
    }

    @Test
    void savesWhatIsSeen(@TempDir Path folder) throws Exception {
        try (PictureKit kit = kit("matrices.pth").show("plain")) {
            Path file = folder.resolve("plain.png");
            kit.place = file;
            Node window = kit.node("picture-window");
            kit.robot.clickOn(window);
            kit.robot.push(KeyCode.SHORTCUT, KeyCode.S);
            kit.settle();
            kit.robot.type(KeyCode.ENTER);
            kit.settle();
            assertThat(kit.complaints).isEmpty();
            Raster expected =
                    Reference.picture("plain-RdBu_r", COLUMNS, ROWS).enlarged(scale(window));
            var image = ImageIO.read(file.toFile());
            assertThat(image.getWidth()).isEqualTo(expected.width());
            assertThat(
                            image.getRGB(
                                    0,
                                    0,
                                    expected.width(),
                                    expected.height(),
                                    null,
                                    0,
                                    expected.width()))
                    .isEqualTo(expected.argb());
            try (var left = Files.list(folder)) {
                assertThat(left).containsExactly(file);
            }
        }
    }
}

package org.tensorloupe.ui.picture.filters;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Labeled;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.tensorloupe.render.Raster;
import org.tensorloupe.testkit.Places;
import org.tensorloupe.ui.picture.PictureKit;
import org.tensorloupe.ui.picture.Reference;
import org.tensorloupe.ui.view.CursorReading;

/// The filters in a real window. Pictures come from matplotlib, values from PyTorch.
class FiltersViewTest {
    private static final int SIDE = 7;
    private static final int GAP = 4;
    private static final int SCALE = 8;
    private static final int PITCH = SIDE * SCALE + GAP;

    private static PictureKit kit() {
        return PictureKit.open(new FiltersPane(), Places.fixture("resnet18-small.pth"), 824, 788);
    }

    @Test
    void drawsEveryFilterAsMatplotlibDoes() {
        try (PictureKit kit = kit().show("conv1.weight")) {
            kit.picture("filters");
            assertGrid(kit, "conv1-gray");
        }
    }

    @Test
    void showsThreeChannelsAsColours() {
        try (PictureKit kit = kit().show("conv1.weight")) {
            kit.robot.clickOn("RGB");
            kit.settle();
            assertGrid(kit, "conv1-rgb");
        }
    }

    @Test
    void showsAnotherChannel() {
        try (PictureKit kit = kit().show("conv1.weight")) {
            kit.robot.clickOn(
                    kit.robot
                            .lookup(".segment")
                            .match(node -> "2".equals(((Labeled) node).getText()))
                            .<Node>query());
            kit.settle();
            assertGrid(kit, "conv1-channel2");
        }
    }

    /// Compares the inner weights of every cell, as a frame and a dot may stand on the outer ones.
    private static void assertGrid(PictureKit kit, String name) {
        Raster expected = Reference.picture(name, 8 * SIDE, 8 * SIDE);
        Raster drawn = kit.pixels(kit.node("filter-grid"));
        int edge = (int) FilterGridPane.RIM;
        for (int row = 0; row < 8 * SIDE; row++) {
            for (int column = 0; column < 8 * SIDE; column++) {
                int x = edge + column / SIDE * PITCH + column % SIDE * SCALE;
                int y = edge + row / SIDE * PITCH + row % SIDE * SCALE;
                Raster cell = Reference.part(drawn, x + 2, y + 2, SCALE - 4, SCALE - 4);
                int color = expected.pixel(column, row);
                assertThat(cell.argb())
                        .describedAs("row %d, column %d", row, column)
                        .containsOnly(color);
            }
        }
    }

    @Test
    void tellsTheIndexAndTheExactValueUnderTheMouse() {
        try (PictureKit kit = kit().show("conv1.weight")) {
            Node grid = kit.node("filter-grid");
            hoverWeight(kit, grid, 10, 3, 2);
            assertThat(kit.reading)
                    .isEqualTo(new CursorReading(List.of(10L, 0L, 3L, 2L), "0.21509299"));
            kit.hover(grid, 3 * PITCH - 2, PITCH - 2);
            assertThat(kit.reading).isNull();
        }
    }

    private static void hoverWeight(PictureKit kit, Node grid, int filter, int row, int column) {
        kit.hover(
                grid,
                filter % 8 * PITCH + (column + 0.5) * SCALE,
                filter / 8 * PITCH + (row + 0.5) * SCALE);
    }

    @Test
    void selectsFiltersWithTheMouseAndTheArrowKeys() {
        try (PictureKit kit = kit().show("conv1.weight")) {
            Node grid = kit.node("filter-grid");
            hoverWeight(kit, grid, 10, 3, 3);
            kit.robot.clickOn();
            kit.settle();
            assertThat(kit.robot.lookup("Filter 10").tryQuery()).isPresent();
            assertThat(kit.robot.lookup(".filter-thumb").queryAll()).hasSize(8);
            kit.robot.type(KeyCode.RIGHT, KeyCode.DOWN);
            kit.settle();
            assertThat(kit.robot.lookup("Filter 19").tryQuery()).isPresent();
            assertThat(kit.robot.lookup("Filter 10").tryQuery()).isEmpty();
        }
    }

    @Test
    void namesTheFiltersThatAreMostAlike() {
        try (PictureKit kit = kit().show("conv1.weight")) {
            hoverWeight(kit, kit.node("filter-grid"), 10, 3, 3);
            kit.robot.clickOn();
            kit.settle();
            assertThat(
                            kit.robot.lookup(".filter-thumb").queryAll().stream()
                                    .map(node -> ((Labeled) node).getText())
                                    .filter(text -> text.startsWith("Select")))
                    .containsExactly(
                            "Select filter 9",
                            "Select filter 7",
                            "Select filter 6",
                            "Select filter 13");
            for (String cosine : List.of("0.86", "0.71", "0.57", "0.56")) {
                assertThat(kit.robot.lookup(cosine).tryQuery()).isPresent();
            }
        }
    }

    @Test
    void sortsByNorm() {
        try (PictureKit kit = kit().show("conv1.weight")) {
            kit.robot.clickOn("Index").clickOn("Norm");
            kit.settle();
            Node grid = kit.node("filter-grid");
            for (int place : new int[] {0, 1, 2, 3, 4}) {
                hoverWeight(kit, grid, place, 3, 3);
                assertThat(kit.index().getFirst())
                        .isEqualTo(List.of(4L, 7L, 28L, 25L, 52L).get(place));
            }
        }
    }

    @Test
    void copiesTheWeightsOfTheFilterThatIsShownLarge() {
        try (PictureKit kit = kit().show("conv1.weight")) {
            hoverWeight(kit, kit.node("filter-grid"), 10, 3, 3);
            kit.robot.clickOn();
            kit.settle();
            kit.robot.clickOn(
                    kit.robot
                            .lookup(node -> "Copy the weights".equals(node.getAccessibleText()))
                            .<Node>query());
            kit.settle();
            assertThat(kit.copied).hasSize(1);
            List<String> lines = kit.copied.getFirst().lines().toList();
            assertThat(lines).hasSize(SIDE);
            assertThat(lines.get(3).split("\t")).hasSize(SIDE).contains("0.21509299");
        }
    }

    @Test
    void showsKernelsOfOneWeight() {
        try (PictureKit kit = kit().show("layer2.0.downsample.0.weight")) {
            Node grid = kit.node("filter-grid");
            kit.hover(grid, 4, 4);
            assertThat(kit.index()).containsExactly(0L, 0L, 0L, 0L);
        }
    }

    @Test
    void saysWhyATensorHasNoFilters() {
        try (PictureKit kit = kit()) {
            FiltersPane pane = new FiltersPane();
            assertThat(pane.whyNot(kit.tensor("fc.weight"))).contains("The tensor has 2 axes");
            assertThat(pane.whyNot(kit.tensor("fc.bias"))).contains("The tensor has 1 axis");
            assertThat(pane.whyNot(kit.tensor("bn1.num_batches_tracked")))
                    .contains("The tensor is a scalar");
            assertThat(pane.whyNot(kit.tensor("conv1.weight"))).isEmpty();
        }
    }
}

package org.tensorloupe.ui.picture;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Labeled;
import javafx.scene.control.Spinner;
import javafx.scene.image.Image;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tensorloupe.testkit.Places;
import org.tensorloupe.ui.picture.filters.FiltersPane;
import org.tensorloupe.ui.picture.heatmap.HeatmapPane;

/// Pictures saved at every size, and copied.
class PictureSavingTest {
    @TempDir private Path folder;

    private static PictureKit heatmap() {
        return PictureKit.open(
                        new HeatmapPane(),
                        Path.of("src/test/resources/fixtures/matrices.pth"),
                        824,
                        788)
                .show("plain");
    }

    private static PictureKit filters() {
        return PictureKit.open(new FiltersPane(), Places.fixture("resnet18-small.pth"), 824, 788)
                .show("conv1.weight");
    }

    /// Opens the dialog, chooses a size and saves.
    private BufferedImage save(PictureKit kit, String place, Runnable choose) throws IOException {
        Path file = folder.resolve(kit.hashCode() + "-" + System.nanoTime() + ".png");
        kit.place = file;
        ask(kit, place);
        PictureKit.run(choose);
        kit.settle();
        kit.robot.clickOn("Save…");
        kit.settle();
        assertThat(kit.complaints).isEmpty();
        return ImageIO.read(file.toFile());
    }

    private static void ask(PictureKit kit, String place) {
        PictureKit.run(() -> kit.node(place).requestFocus());
        kit.robot.push(KeyCode.SHORTCUT, KeyCode.S);
        kit.settle();
    }

    @SuppressWarnings("unchecked")
    private static <T> ComboBox<T> choice(PictureKit kit, String name) {
        return (ComboBox<T>)
                kit.robot.lookup(node -> name.equals(node.getAccessibleText())).<Node>query();
    }

    @SuppressWarnings("unchecked")
    private static Spinner<Integer> spinner(PictureKit kit, String name) {
        return (Spinner<Integer>)
                kit.robot
                        .lookup(node ->
                                node instanceof Spinner && name.equals(node.getAccessibleText()))
                        .<Node>query();
    }

    private static int[] argb(BufferedImage image) {
        return image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
    }

    /// Every pixel of one picture as a square of another.
    private static void assertEnlarged(BufferedImage small, BufferedImage large, int scale) {
        assertThat(large.getWidth()).isEqualTo(small.getWidth() * scale);
        assertThat(large.getHeight()).isEqualTo(small.getHeight() * scale);
        int[] one = argb(small);
        int[] many = argb(large);
        for (int i = 0; i < many.length; i++) {
            int x = i % large.getWidth() / scale;
            int y = i / large.getWidth() / scale;
            assertThat(many[i]).isEqualTo(one[y * small.getWidth() + x]);
        }
    }

    @ParameterizedTest
    @CsvSource({"2", "4", "8"})
    void savesAHeatmapWithEveryPixelRepeated(int scale) throws IOException {
        try (PictureKit kit = heatmap()) {
            BufferedImage one =
                    save(kit, "picture-window", () -> this.<Integer>set(kit, "Size", 1));
            int columns = (int) kit.tensor("plain").shape().size(1);
            assertThat(one.getWidth()).isEqualTo(columns);
            assertThat(argb(one))
                    .containsExactly(
                            Reference.picture("plain-RdBu_r", columns, one.getHeight()).argb());
            BufferedImage many =
                    save(kit, "picture-window", () -> this.<Integer>set(kit, "Size", scale));
            assertEnlarged(one, many, scale);
        }
    }

    private <T> void set(PictureKit kit, String name, T value) {
        PictureSavingTest.<T>choice(kit, name).setValue(value);
    }

    @Test
    void savesAHeatmapAtATypedSize() throws IOException {
        try (PictureKit kit = heatmap()) {
            BufferedImage one =
                    save(kit, "picture-window", () -> this.<Integer>set(kit, "Size", 1));
            BufferedImage five =
                    save(
                            kit,
                            "picture-window",
                            () -> {
                                this.<Integer>set(kit, "Size", -1);
                                spinner(kit, "Pixels per weight").getValueFactory().setValue(5);
                            });
            assertEnlarged(one, five, 5);
        }
    }

    @Test
    void savesTheVisiblePartOrTheWholeSlice() throws IOException {
        try (PictureKit kit = heatmap()) {
            BufferedImage whole =
                    save(kit, "picture-window", () -> this.<Integer>set(kit, "Size", 1));
            Node window = kit.node("picture-window");
            kit.hover(window, 200, 200);
            kit.wheel(6);
            BufferedImage part =
                    save(kit, "picture-window", () -> this.<Integer>set(kit, "Size", 1));
            assertThat(part.getWidth()).isLessThan(whole.getWidth());
            assertThat(contains(whole, part)).isTrue();
            BufferedImage again =
                    save(
                            kit,
                            "picture-window",
                            () -> {
                                this.<Integer>set(kit, "Part", 1);
                                this.<Integer>set(kit, "Size", 1);
                            });
            assertThat(argb(again)).isEqualTo(argb(whole));
        }
    }

    private static boolean contains(BufferedImage whole, BufferedImage part) {
        int[] wanted = argb(part);
        for (int y = 0; y <= whole.getHeight() - part.getHeight(); y++) {
            for (int x = 0; x <= whole.getWidth() - part.getWidth(); x++) {
                BufferedImage at = whole.getSubimage(x, y, part.getWidth(), part.getHeight());
                if (java.util.Arrays.equals(argb(at), wanted)) {
                    return true;
                }
            }
        }
        return false;
    }

    @ParameterizedTest
    @CsvSource({"2", "4"})
    void savesFiltersWithEveryPixelRepeated(int scale) throws IOException {
        try (PictureKit kit = filters()) {
            BufferedImage one = saveFilters(kit, 1, 0);
            assertThat(argb(one)).isEqualTo(Reference.picture("conv1-gray", 56, 56).argb());
            assertEnlarged(one, saveFilters(kit, scale, 0), scale);
        }
    }

    @Test
    void savesFiltersWithAGap() throws IOException {
        try (PictureKit kit = filters()) {
            BufferedImage one = saveFilters(kit, 1, 0);
            BufferedImage apart = saveFilters(kit, 1, 3);
            assertThat(apart.getWidth()).isEqualTo(56 + 7 * 3);
            for (int y = 0; y < 56; y++) {
                for (int x = 0; x < 56; x++) {
                    assertThat(apart.getRGB(x + x / 7 * 3, y + y / 7 * 3))
                            .isEqualTo(one.getRGB(x, y));
                }
            }
            assertThat(apart.getRGB(8, 8) >>> 24).isZero();
        }
    }

    private BufferedImage saveFilters(PictureKit kit, int scale, int gap) throws IOException {
        return save(
                kit,
                "filter-grid",
                () -> {
                    this.<Integer>set(kit, "Size", scale);
                    spinner(kit, "Pixels between filters").getValueFactory().setValue(gap);
                });
    }

    @Test
    void saysHowLargeThePictureWillBeAndRefusesWhatIsTooLarge() {
        try (PictureKit kit =
                PictureKit.open(new HeatmapPane(), folder("expanded.pth"), 824, 788).show("wide")) {
            ask(kit, "picture-window");
            kit.picture("save-dialog");
            PictureKit.run(() -> this.<Integer>set(kit, "Size", 1));
            assertThat(texts(kit)).contains("200,000 × 2,000 pixels");
            PictureKit.run(() -> this.<Integer>set(kit, "Size", 4));
            assertThat(texts(kit))
                    .contains(
                            "The picture would have 800,000 × 8,000 pixels; the limit is"
                                    + " 1,073,741,824 in all");
            Node button = kit.robot.lookup("Save…").query();
            assertThat(PictureKit.on(button::isDisabled)).isTrue();
            kit.robot.clickOn("Cancel");
            kit.settle();
        }
    }

    private static List<String> texts(PictureKit kit) {
        return kit.robot.lookup(".picture-caption").queryAll().stream()
                .map(node -> ((Labeled) node).getText())
                .toList();
    }

    /// A matrix of 2,000 by 200,000 that repeats one row, as `make_channels.py` saves it.
    private static Path folder(String name) {
        return Path.of("src/test/resources/channels", name);
    }

    @Test
    void leavesNothingWhereTheFileCannotBeWritten() throws IOException {
        try (PictureKit kit = heatmap()) {
            kit.place = folder.resolve("missing").resolve("plain.png");
            ask(kit, "picture-window");
            kit.robot.type(KeyCode.ENTER);
            kit.settle();
            assertThat(kit.complaints).containsExactly("plain.png was not saved.");
            try (var left = Files.list(folder)) {
                assertThat(left).isEmpty();
            }
        }
    }

    @Test
    void copiesThePictureAsItIsShown() throws IOException {
        try (PictureKit kit = heatmap()) {
            BufferedImage shown = save(kit, "picture-window", () -> {});
            PictureKit.run(() -> kit.node("picture-window").requestFocus());
            kit.robot.push(KeyCode.SHORTCUT, KeyCode.SHIFT, KeyCode.C);
            kit.settle();
            assertThat(kit.complaints).isEmpty();
            Image image = PictureKit.on(() -> Clipboard.getSystemClipboard().getImage());
            assertThat(image).isNotNull();
            assertThat(image.getWidth()).isEqualTo(shown.getWidth());
            for (int i = 0; i < shown.getWidth(); i += 7) {
                assertThat(image.getPixelReader().getArgb(i, 5)).isEqualTo(shown.getRGB(i, 5));
            }
        }
    }
}

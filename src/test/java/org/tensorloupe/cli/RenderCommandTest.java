package org.tensorloupe.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.tensorloupe.testkit.Json;
import org.tensorloupe.testkit.Places;

class RenderCommandTest {
    @TempDir private Path folder;

    /// Draws each of matplotlib's pictures from the options that stand beside it.
    @TestFactory
    Stream<DynamicTest> drawsWhatMatplotlibDraws() {
        return Json.object(Places.picture("pictures.json")).entrySet().stream()
                .map(entry ->
                        DynamicTest.dynamicTest(
                                entry.getKey(),
                                () -> check(entry.getKey(), Json.map(entry.getValue()))));
    }

    private void check(String name, Map<String, Object> facts) throws IOException {
        String options = String.valueOf(facts.get("options"));
        List<Object> words = new ArrayList<>(List.of("render"));
        words.add(Places.fixture(facts.get("fixture") + ".pth"));
        words.add(facts.get("tensor"));
        words.addAll(
                List.of(
                        options.substring(options.indexOf("--"))
                                .replaceAll(";.*", "")
                                .split(" ", -1)));
        if (!words.contains("--range")) {
            words.add("--range=" + facts.get("lo") + "," + facts.get("hi"));
        }
        Path picture = folder.resolve(name + ".png");
        words.addAll(List.of("-o", picture));
        Run run = Run.of(words.toArray());
        assertThat(run.err()).isEmpty();
        assertThat(run.status()).isZero();
        byte[] expected = Files.readAllBytes(Places.picture(name + ".rgba"));
        int height = (int) Json.whole(facts.get("height"));
        assertThat(rgba(picture, height)).isEqualTo(expected);
    }

    /// The first rows of a picture, as bytes red, green, blue, alpha.
    private static byte[] rgba(Path picture, int rows) throws IOException {
        BufferedImage image = ImageIO.read(picture.toUri().toURL());
        byte[] bytes = new byte[image.getWidth() * rows * 4];
        int at = 0;
        for (int y = 0; y < rows; y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                int argb = image.getRGB(x, y);
                bytes[at++] = (byte) (argb >> 16);
                bytes[at++] = (byte) (argb >> 8);
                bytes[at++] = (byte) argb;
                bytes[at++] = (byte) (argb >> 24);
            }
        }
        return bytes;
    }

    private int[] drawn(Object... words) throws IOException {
        Path picture = folder.resolve("picture.png");
        Object[] all = Arrays.copyOf(words, words.length + 3);
        System.arraycopy(words, 0, all, 1, words.length);
        all[0] = "render";
        all[words.length + 1] = "-o";
        all[words.length + 2] = picture;
        Run run = Run.of(all);
        assertThat(run.err()).isEmpty();
        assertThat(run.status()).isZero();
        BufferedImage image = ImageIO.read(picture.toUri().toURL());
        int[] pixels = new int[image.getWidth() * image.getHeight() + 1];
        image.getRGB(0, 0, image.getWidth(), image.getHeight(), pixels, 1, image.getWidth());
        pixels[0] = image.getWidth();
        return pixels;
    }

    @Test
    void aConvolutionIsDrawnAsFiltersUnlessAskedOtherwise() throws IOException {
        Path file = Places.fixture("resnet18-small.pth");
        assertThat(drawn(file, "conv1.weight"))
                .isEqualTo(
                        drawn(
                                file,
                                "conv1.weight",
                                "--view=filters",
                                "--columns=8",
                                "--channel=0",
                                "--range=per-filter",
                                "--colormap=gray"));
        assertThat(drawn(file, "conv1.weight", "--rows", 0, "--cols", 1)[0]).isEqualTo(3);
    }

    @Test
    void aMatrixIsDrawnAsADivergingHeatmap() throws IOException {
        Path file = Places.fixture("matrices.pth");
        assertThat(drawn(file, "plain"))
                .isEqualTo(
                        drawn(
                                file,
                                "plain",
                                "--view=heatmap",
                                "--colormap=RdBu_r",
                                "--range=symmetric",
                                "--scale=1"));
    }

    @Test
    void axesCountFromTheEndToo() throws IOException {
        Path file = Places.fixture("matrices.pth");
        assertThat(drawn(file, "cube", "--rows", -1, "--cols", 0, "--at", 2))
                .isEqualTo(drawn(file, "cube", "--rows", 2, "--cols", 0, "--at", "0,2,0"));
    }

    @Test
    void aVectorIsARowOrAColumn() throws IOException {
        Path file = Places.fixture("small.pth");
        assertThat(drawn(file, "conv.bias")[0]).isEqualTo(4);
        assertThat(drawn(file, "conv.bias", "--rows", 0)[0]).isEqualTo(1);
        assertThat(drawn(file, "steps")).hasSize(2);
    }

    @Test
    void anUnknownTensorIsWrongUsageWithAHint() {
        Run run =
                Run.of(
                        "render",
                        Places.fixture("small.pth"),
                        "weight",
                        "-o",
                        folder.resolve("x.png"));
        assertThat(run.status()).isEqualTo(ExitStatus.USAGE);
        run.saysOneLineAbout("small.pth");
        assertThat(run.err()).contains("conv.weight", "fc.weight");
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void optionsThatDoNotFitAreWrongUsage() {
        Path conv = Places.fixture("resnet18-small.pth");
        Path cube = Places.fixture("matrices.pth");
        Object[][] wrong = {
            {conv, "conv1.weight", "--channel", "3"},
            {conv, "conv1.weight", "--channel", "red"},
            {conv, "conv1.weight", "--range", "wide"},
            {conv, "conv1.weight", "--range", "2,1"},
            {conv, "conv1.weight", "--colormap", "grey"},
            {conv, "conv1.weight", "--view", "both"},
            {conv, "conv1.weight", "--view", "filters", "--rows", "0", "--cols", "1"},
            {conv, "conv1.weight", "--view", "heatmap", "--range", "per-filter"},
            {conv, "conv1.weight", "--scale", "0"},
            {conv, "conv1.weight", "--scale", "2000000000"},
            {conv, "conv1.weight", "--columns", "0"},
            {conv, "bn1.weight", "--view", "filters"},
            {cube, "cube", "--rows", "0"},
            {cube, "cube", "--rows", "1", "--cols", "1"},
            {cube, "cube", "--rows", "1", "--cols", "3"},
            {cube, "cube", "--at", "9"},
            {cube, "cube", "--at", "0,0"},
            {cube, "cube", "--at", "x"},
            {cube, "plain", "--scale", "2000000"},
        };
        for (Object[] words : wrong) {
            List<Object> all = new ArrayList<>(List.of("render"));
            all.addAll(Arrays.asList(words));
            all.addAll(List.of("-o", folder.resolve("x.png")));
            Run run = Run.of(all.toArray());
            assertThat(run.status()).as(all.toString()).isEqualTo(ExitStatus.USAGE);
            run.saysOneLineAbout("tensorloupe render");
            assertThat(folder).isEmptyDirectory();
        }
    }

    @Test
    void anEmptyTensorHasNoPicture() {
        Run run =
                Run.of(
                        "render",
                        Places.fixture("huge-empty.pth"),
                        firstName("huge-empty"),
                        "-o",
                        folder.resolve("x.png"));
        assertThat(run.status()).isEqualTo(ExitStatus.USAGE);
        assertThat(run.err()).contains("no elements");
    }

    private static String firstName(String fixture) {
        return Json.map(Json.object(Places.fixture(fixture + ".json")).get("tensors"))
                .keySet()
                .iterator()
                .next();
    }

    @Test
    void aTensorThatCannotBeReadLeavesNoPicture() {
        Run run =
                Run.of(
                        "render",
                        Places.fixture("missing-storage.pth"),
                        "lost",
                        "-o",
                        folder.resolve("x.png"));
        assertThat(run.status()).isEqualTo(ExitStatus.UNREADABLE);
        run.saysOneLineAbout("missing-storage.pth");
        assertThat(folder).isEmptyDirectory();
    }
}

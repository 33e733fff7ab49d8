package org.tensorloupe.ui.main;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.zip.ZipFile;
import javafx.scene.Node;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tensorloupe.testkit.Json;
import org.tensorloupe.testkit.Places;
import org.testfx.api.FxRobot;

/// The Export menu: files that other tools take, saved in the background.
class ExportWindowTest {
    @TempDir private Path folder = Path.of("");
    private final FxRobot robot = new FxRobot();

    @SuppressWarnings("NullAway.Init")
    private WindowKit kit;

    @BeforeEach
    void show() {
        kit = WindowKit.show(List.of());
    }

    @AfterEach
    void close() {
        kit.close();
    }

    private void push(KeyCode... keys) {
        robot.push(keys);
        kit.settle();
    }

    private void choose(String entry) {
        push(KeyCode.CONTROL, KeyCode.E);
        robot.clickOn(entry);
        kit.settle();
    }

    private String note() {
        return WindowKit.on(() -> kit.window.notes().newest());
    }

    private boolean isAsked() {
        return WindowKit.on(() -> kit.scene().getRoot().lookup(".question") != null);
    }

    @Test
    void savesTheSelectedTensorForNumPyAndSaysWhatWasWidened() throws Exception {
        Path npy = folder.resolve("b.npy");
        kit.open(Places.export("dtypes.pth"));
        kit.select("of.bfloat16");
        kit.placesToSave.add(npy);

        choose("of.bfloat16 as NumPy (.npy)…");

        Object expected =
                Json.map(Json.object(Places.export("arrays.json")).get("dtypes.pth"))
                        .get("of.bfloat16");
        assertThat(npy).hasBinaryContent(Base64.getDecoder().decode(String.valueOf(expected)));
        assertThat(note()).isEqualTo("Saved 1 tensor in b.npy (48 B); bfloat16 widened to float32");
    }

    @Test
    void leavesNothingToComputeForTheTable() {
        kit.open(Places.fixture("resnet18-small.pth"));
        kit.placesToSave.add(folder.resolve("statistics.csv"));
        choose("Statistics of all tensors (CSV)…");

        push(KeyCode.CONTROL, KeyCode.T);

        assertThat(WindowKit.on(() -> kit.pane().table().footer()))
                .contains("122 tensors", "all computed")
                .doesNotContain("Stop");
    }

    @Test
    void savesTheSelectedGroupForNumPy() throws Exception {
        Path npz = folder.resolve("layer1.npz");
        kit.open(Places.fixture("resnet18-small.pth"));
        kit.select("layer1");
        kit.placesToSave.add(npz);

        choose("layer1 as NumPy (.npz)…");

        try (ZipFile zip = new ZipFile(npz.toFile())) {
            assertThat(zip.stream())
                    .hasSize(24)
                    .allMatch(e -> e.getName().startsWith("layer1."))
                    .allMatch(e -> e.getName().endsWith(".npy"));
        }
        assertThat(note()).startsWith("Saved 24 tensors in layer1.npz");
    }

    @Test
    void convertsTheWholeFile() {
        Path target = folder.resolve("new.safetensors");
        kit.open(Places.export("dtypes.pth"));
        kit.placesToSave.add(target);

        choose("Convert to safetensors…");
        push(KeyCode.ENTER);

        assertThat(target).hasSameBinaryContentAs(Places.export("dtypes.safetensors"));
        assertThat(note()).startsWith("Saved 25 tensors in new.safetensors");
        assertThat(isAsked()).isFalse();
    }

    @Test
    void roundsToTheChosenPrecision() throws Exception {
        Path target = folder.resolve("new.safetensors");
        kit.open(Places.fixture("resnet18-small.pth"));
        kit.placesToSave.add(target);

        choose("Convert to safetensors…");
        robot.clickOn(
                robot.lookup(".question .segment").queryAll().stream()
                        .filter(n -> n instanceof ToggleButton b && b.getText().equals("bfloat16"))
                        .findFirst()
                        .orElseThrow());
        robot.clickOn("Save as…");
        kit.settle();

        assertThat(note()).contains("float32 rounded to bfloat16 in 102 tensors");
        assertThat(Files.readString(target, java.nio.charset.StandardCharsets.ISO_8859_1))
                .contains("\"BF16\"", "\"I64\"")
                .doesNotContain("\"F32\"");
    }

    @Test
    void theQuestionKeepsTheKeyboardAndGoesOnEscape() {
        kit.open(Places.export("checkpoint.pth"));

        choose("Convert to safetensors…");
        assertThat(isAsked()).isTrue();
        for (int i = 0; i < 12; i++) {
            push(KeyCode.TAB);
            assertThat(WindowKit.on(this::keyboardIsInTheQuestion)).isTrue();
        }
        push(KeyCode.ESCAPE);

        assertThat(isAsked()).isFalse();
        push(KeyCode.DOWN);
        assertThat(WindowKit.on(() -> kit.pane().selected().name())).isNotEmpty();
    }

    private boolean keyboardIsInTheQuestion() {
        for (Node at = kit.scene().getFocusOwner(); at != null; at = at.getParent()) {
            if (at.getStyleClass().contains("question")) {
                return true;
            }
        }
        return false;
    }

    @Test
    void aFullDeviceIsToldAndNothingElseHappens() {
        Path full = Path.of("/dev/full");
        assumeTrue(Files.isWritable(full), "no device that is always full");
        kit.open(Places.export("dtypes.pth"));
        kit.placesToSave.add(full);

        choose("Convert to safetensors…");
        push(KeyCode.ENTER);

        assertThat(note()).isEqualTo("full was not saved: No space left on device");
        assertThat(kit.pane().document().path()).exists();
    }

    @Test
    void theOpenFileIsNotReplacedByItsOwnConversion() throws Exception {
        Path source = folder.resolve("open.safetensors");
        Files.copy(Places.export("tied.safetensors"), source);
        kit.open(source);
        kit.placesToSave.add(source);

        choose("Convert to safetensors…");
        push(KeyCode.ENTER);

        assertThat(note()).contains("it is the file that is being read");
        assertThat(source).hasSameBinaryContentAs(Places.export("tied.safetensors"));
    }

    @Test
    void theEndingOfTheNameSaysWhichTableOfStatistics() throws Exception {
        Path json = folder.resolve("s.json");
        kit.open(Places.export("checkpoint.pth"));
        kit.placesToSave.add(json);

        choose("Statistics of all tensors (CSV)…");

        assertThat(Json.list(Json.object("{\"rows\":" + Files.readString(json) + "}").get("rows")))
                .hasSizeGreaterThan(3);
    }
}

package org.tensorloupe.ui.main;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javafx.scene.control.Button;
import javafx.scene.input.KeyCode;
import org.fxmisc.richtext.StyleClassedTextArea;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tensorloupe.testkit.Places;
import org.testfx.api.FxRobot;

/// What the window says of folders, of joined optimizers, and of files that say very much.
class FormatWindowTest {
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

    private List<String> details() {
        return WindowKit.on(() -> kit.pane().details().texts());
    }

    private String status() {
        return WindowKit.on(() -> kit.window.status().text());
    }

    private void press(String text) {
        WindowKit.run(() ->
                kit.scene().getRoot().lookupAll(".button").stream()
                        .filter(node -> node instanceof Button b && text.equals(b.getText()))
                        .map(Button.class::cast)
                        .findFirst()
                        .orElseThrow(() -> new AssertionError("no button " + text))
                        .fire());
        kit.settle();
    }

    private String listed() {
        return WindowKit.on(() ->
                ((StyleClassedTextArea) kit.scene().getRoot().lookup(".code-area")).getText());
    }

    @Test
    void saysOfAFolderHowManyFilesItHasAndTheSumOfTheirSizes() throws IOException {
        Path model = Places.fixture("sharded-safetensors");
        kit.foldersToChoose.add(model);
        robot.push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.O);
        kit.settle();

        long size;
        try (var files = Files.list(model)) {
            size = files.mapToLong(path -> path.toFile().length()).sum();
        }
        assertThat(details()).contains("Folder", "size of 5 files", "%,d".formatted(size));
        assertThat(status()).contains("sharded safetensors, 5 files");
    }

    @Test
    void opensADistributedCheckpointByAnyOfItsFiles() {
        kit.open(Places.fixture("dcp-ranks").resolve("__0_0.distcp"));

        assertThat(status()).contains("distributed, 4 files", "8 tensors");
    }

    @Test
    void goesFromAnOptimizersStateToItsParameter() {
        kit.open(Places.fixture("optimizer-adam.pth"));
        kit.select("optimizer_state_dict.state.0.exp_avg");

        press("exp_avg of 0.weight");

        assertThat(WindowKit.on(() -> kit.pane().selected().name())).isEqualTo("model.0.weight");
    }

    @Test
    void opensWhatStandsAloneInAFile() {
        kit.open(Places.fixture("module.pth"));

        assertThat(robot.lookup(".row-aside").queryAllAs(javafx.scene.control.Label.class))
                .extracting(label -> label.getText())
                .contains("Sequential", "LSTM");
    }

    @Test
    void boundsMetadataAndShowsAllOfItWhenAsked() throws IOException {
        String entries =
                IntStream.range(0, 500)
                        .mapToObj(i -> "\"key_%03d\":\"value %d\"".formatted(i, i))
                        .collect(Collectors.joining(","));
        Path file = folder.resolve("much.safetensors");
        write(file, entries + ",\"long\":\"" + "x".repeat(1_000_000) + "\"");
        kit.open(file);
        assertThat(details()).contains("key_000").doesNotContain("key_400");

        press("Show all 501");

        assertThat(listed())
                .contains("\"key_400\": \"value 400\"")
                .hasSizeLessThan(100_000)
                .containsPattern("x{100}.* … and [0-9,]+ more characters");
        robot.push(KeyCode.ESCAPE);
        kit.settle();
        assertThat(WindowKit.on(() -> kit.scene().getRoot().lookup(".code-area"))).isNull();
    }

    private static void write(Path file, String metadata) throws IOException {
        byte[] header =
                ("{\"__metadata__\":{"
                                + metadata
                                + "},\"w\":{\"dtype\":\"U8\",\"shape\":[1],\"data_offsets\":[0,1]}}")
                        .getBytes(StandardCharsets.UTF_8);
        ByteBuffer bytes =
                ByteBuffer.allocate(8 + header.length + 1).order(ByteOrder.LITTLE_ENDIAN);
        bytes.putLong(header.length).put(header).put((byte) 7);
        Files.write(file, bytes.array());
    }

    @Test
    void listsTheImportsOfAPickle() {
        kit.open(Places.fixture("module.pth"));
        assertThat(details()).contains("acme.nets.Net");

        WindowKit.run(() ->
                kit.pane().details().lookupAll(".button").stream()
                        .filter(n -> n instanceof Button b && b.getText().startsWith("Show all"))
                        .map(Button.class::cast)
                        .findFirst()
                        .orElseThrow()
                        .fire());
        kit.settle();

        assertThat(listed().lines().findFirst().orElse("")).startsWith("unknown");
        assertThat(listed()).contains("acme.nets.Net", "torch._utils._rebuild_parameter");
    }
}

package org.tensorloupe.ui.main;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import org.fxmisc.richtext.StyleClassedTextArea;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tensorloupe.load.Document;
import org.tensorloupe.model.TextNode;
import org.tensorloupe.testkit.Places;
import org.testfx.api.FxRobot;

/// Where somebody was in a file that is opened again: in a histogram, a table, a text.
class ReloadPlacesTest {
    private static final Path HISTOGRAMS = Places.fixture("histograms.pth");

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

    private void reload() {
        Document before = kit.pane().document();
        robot.push(KeyCode.F5);
        kit.settle();
        assertThat(kit.pane().document()).isNotSameAs(before);
    }

    private Node node(String selector) {
        return WindowKit.on(() -> kit.scene().getRoot().lookup(selector));
    }

    /// Edges and counts of the bins that are seen.
    private String bins() {
        WindowKit.run(() ->
                kit.pane().centre().commands().stream()
                        .filter(command -> command.icon().equals("fth-copy"))
                        .findFirst()
                        .orElseThrow()
                        .action()
                        .run());
        return WindowKit.on(() -> Clipboard.getSystemClipboard().getString());
    }

    @Test
    void aHistogramStaysWhereItWasZoomedTo() {
        kit.open(HISTOGRAMS);
        kit.select("normal");
        WindowKit.run(() -> kit.pane().centre().choose(2));
        kit.settle();
        String whole = bins();
        WindowKit.run(() -> node(".histogram-plot").requestFocus());
        robot.type(KeyCode.UP, KeyCode.UP);
        kit.settle();
        String zoomed = bins();
        assertThat(zoomed).isNotEqualTo(whole);

        reload();

        assertThat(bins()).isEqualTo(zoomed);
        kit.select("far");
        kit.select("normal");
        assertThat(bins()).isEqualTo(whole);
    }

    @Test
    void aTableStaysSorted() {
        kit.open(HISTOGRAMS);
        robot.push(KeyCode.CONTROL, KeyCode.T);
        kit.settle();
        List<String> inFile = names();
        Button heading =
                WindowKit.on(() ->
                        kit.scene().getRoot().lookupAll(".heading").stream()
                                .map(Button.class::cast)
                                .filter(button -> button.getText().equals("L2"))
                                .findFirst()
                                .orElseThrow());
        robot.clickOn(heading);
        kit.settle();
        List<String> sorted = names();
        assertThat(sorted).isNotEqualTo(inFile);

        reload();

        assertThat(names()).isEqualTo(sorted);
        robot.push(KeyCode.CONTROL, KeyCode.T);
        reload();
        robot.push(KeyCode.CONTROL, KeyCode.T);
        kit.settle();
        kit.waitUntil("sorted", () -> names().equals(sorted));
    }

    private List<String> names() {
        return WindowKit.on(() -> kit.pane().table().names());
    }

    @Test
    void aTextStaysAtItsLine() throws IOException {
        kit.open(bundle());
        kit.selectFirst(TextNode.class);
        WindowKit.run(() -> area().showParagraphAtTop(200));
        kit.settle();
        assertThat(top()).isEqualTo(200);

        reload();

        assertThat(top()).isEqualTo(200);
    }

    /// A model with a long text beside it.
    private Path bundle() throws IOException {
        Path file = folder.resolve("bundle.zip");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            zip.putNextEntry(new ZipEntry("notes.py"));
            zip.write("import numpy  # a line of many\n".repeat(500).getBytes(UTF_8));
            zip.putNextEntry(new ZipEntry("model.pth"));
            zip.write(Files.readAllBytes(Places.fixture("halves.pth")));
        }
        return file;
    }

    private int top() {
        return WindowKit.on(() -> area().firstVisibleParToAllParIndex());
    }

    private StyleClassedTextArea area() {
        return (StyleClassedTextArea) node(".code-area");
    }
}

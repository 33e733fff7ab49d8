package org.tensorloupe.ui.main;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tensorloupe.testkit.Places;
import org.tensorloupe.ui.error.ErrorPage;
import org.testfx.api.FxRobot;

/// What the window says of files that it cannot open.
class ErrorPageTest {
    @TempDir private Path folder = Path.of("");

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

    @Test
    void saysWhyAFileCannotBeReadAndLivesOn() {
        kit.open(Places.fixture("strangers/unknown.bin"));

        assertThat(page()).contains("This is not a checkpoint", "What was tried", "zip");

        kit.open(Places.fixture("resnet18-small.pth"));
        assertThat(kit.pane().document().checkpoint().tensors()).isNotEmpty();
    }

    @Test
    void offersToFetchAgainWhatADownloadLeft() {
        kit.open(Places.fixture("html.pth"));

        assertThat(page())
                .contains("This is a web page, not a checkpoint", "Try again", "Copy details")
                .doesNotContain("What was tried");
    }

    @Test
    void saysWhereTheLogIsAndOpensIt() {
        kit.open(Places.fixture("strangers/unknown.bin"));

        assertThat(page()).contains("Log", kit.log.folder().toAbsolutePath().toString());
        new FxRobot().clickOn("Open the folder of the log");
        kit.waitUntil("browsed", () -> !kit.browsed.isEmpty());
        assertThat(kit.browsed).containsExactly(kit.log.folder().toUri().toString());
    }

    @Test
    void saysKindlyWhatAFileIsThatIsInOrder() throws IOException {
        kit.open(Files.writeString(folder.resolve("distutils.pth"), "import os; os.abort()\n"));

        assertThat(page())
                .contains(
                        "This is a path file of Python, not a checkpoint",
                        "A path file of Python (site.py reads it), which shares the ending .pth with"
                                + " checkpoints. It lists folders for Python to search. Nothing is"
                                + " wrong with it and nothing in it was run, but it holds no"
                                + " weights.",
                        "Open another…")
                .doesNotContain("Try again", "What was tried", "Details", "Copy details", "Log");

        kit.open(Places.fixture("strangers/onnx.onnx"));
        assertThat(page())
                .contains("This is an ONNX model, which is not read yet", "Open another…")
                .doesNotContain("Try again", "What was tried");
    }

    /// Texts and buttons of the page in front.
    private List<String> page() {
        return WindowKit.on(
                () -> ((ErrorPage) kit.scene().getRoot().lookup(".scroll-pane")).texts());
    }
}

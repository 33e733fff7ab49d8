package org.tensorloupe.ui.main;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.Logger;
import java.util.stream.Stream;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextArea;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tensorloupe.app.log.ProgramLog;
import org.tensorloupe.load.Priority;
import org.tensorloupe.testkit.Places;
import org.tensorloupe.ui.error.DefectReports;
import org.testfx.api.FxRobot;
import org.testfx.util.WaitForAsyncUtils;

/// Real exceptions, on the JavaFX thread and in jobs, that end in a pane of the window.
class DefectTest {
    private final Logger logger = Logger.getLogger("org.tensorloupe");
    private final List<Handler> before = List.of(logger.getHandlers());
    private final Thread.UncaughtExceptionHandler uncaught =
            Thread.getDefaultUncaughtExceptionHandler();

    @TempDir private Path folder = Path.of("");

    private WindowKit kit;

    @BeforeEach
    void begin() {
        kit = WindowKit.show(List.of());
        DefectReports reports = new DefectReports(folder);
        ProgramLog.install(folder, reports::report);
        reports.begin(_ -> {});
    }

    @AfterEach
    void end() {
        kit.close();
        for (Handler handler : logger.getHandlers()) {
            if (!before.contains(handler)) {
                handler.close();
                logger.removeHandler(handler);
            }
        }
        logger.setUseParentHandlers(true);
        Thread.setDefaultUncaughtExceptionHandler(uncaught);
    }

    private static void fail(String message) {
        Platform.runLater(() -> {
            throw new IllegalStateException(message);
        });
        WaitForAsyncUtils.clearExceptions();
    }

    private void settle() {
        kit.settle();
        WaitForAsyncUtils.clearExceptions();
    }

    private String text(String selector) {
        return WindowKit.on(() -> {
            StringBuilder text = new StringBuilder();
            for (Node node : kit.scene().getRoot().lookupAll(selector)) {
                if (node instanceof Labeled label && label.isVisible()) {
                    text.append(label.getText()).append('\n');
                } else if (node instanceof TextArea area) {
                    text.append(area.getText()).append('\n');
                }
            }
            return text.toString();
        });
    }

    private int cards() {
        return WindowKit.on(() -> kit.scene().getRoot().lookupAll(".defect-card").size());
    }

    @Test
    void showsWhatNobodyCaughtOnceAndCountsIt() {
        for (int i = 0; i < 25; i++) {
            fail("cannot draw /srv/acme/model.pth");
        }
        settle();

        assertThat(cards()).isEqualTo(1);
        assertThat(text(".defect-card .label"))
                .contains("Something went wrong", "25 times", folder.toString());
        assertThat(text(".defect-details"))
                .startsWith("Tensorloupe")
                .contains("Java " + System.getProperty("java.runtime.version"))
                .contains("JavaFX 26")
                .contains("IllegalStateException: cannot draw …/model.pth")
                .contains("at org.tensorloupe.ui.main.DefectTest")
                .doesNotContain("acme");
        kit.picture("defect");
        WindowKit.run(kit.theme::toggle);
        kit.picture("defect-dark");
    }

    @Test
    void goesOnAfterAndDoesNotShowTheSameAgain() {
        fail("first");
        settle();
        new FxRobot().type(KeyCode.ESCAPE);
        settle();
        assertThat(cards()).isZero();

        fail("the same place, again");
        settle();
        assertThat(cards()).isZero();

        Platform.runLater(() -> {
            throw new IllegalArgumentException("another one");
        });
        settle();
        assertThat(cards()).isEqualTo(1);
        kit.open(Path.of("assets", "demo", "demo-cnn.pth"));
        assertThat(kit.pane()).isNotNull();
    }

    @Test
    void writesDownWhichFileWasRefusedWithoutCallingItADefect() throws IOException {
        kit.open(Places.fixture("strangers/unknown.bin"));
        for (Handler handler : logger.getHandlers()) {
            handler.flush();
        }

        assertThat(cards()).isZero();
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files.filter(file -> file.toString().endsWith(".log")))
                    .singleElement()
                    .satisfies(log ->
                            assertThat(Files.readString(log))
                                    .contains(
                                            "INFO",
                                            "Opening unknown.bin: unknown.bin: not a"
                                                    + " checkpoint")
                                    .doesNotContain("fixtures"));
        }
    }

    @Test
    void showsNoSecondPaneOverTheFirst() {
        fail("first");
        settle();
        Platform.runLater(() -> {
            throw new IllegalArgumentException("another one");
        });
        settle();

        assertThat(cards()).isEqualTo(1);
        assertThat(text(".defect-card .label")).contains("One more error is in the log");
    }

    @Test
    void keepsTheKeyboardUntilItIsClosed() {
        fail("first");
        settle();
        for (int i = 0; i < 8; i++) {
            Node before = WindowKit.on(() -> kit.scene().getFocusOwner());
            new FxRobot().type(KeyCode.TAB);
            settle();
            Node now = WindowKit.on(() -> kit.scene().getFocusOwner());
            assertThat(now).isNotNull().isNotEqualTo(before);
            assertThat(isInCard(now)).isTrue();
        }
        new FxRobot().type(KeyCode.F1);
        settle();

        assertThat(WindowKit.<Node>on(() -> kit.scene().getRoot().lookup(".about-pane"))).isNull();
    }

    private static boolean isInCard(Node node) {
        for (Node at = node; at != null; at = at.getParent()) {
            if (at.getStyleClass().contains("defect-card")) {
                return true;
            }
        }
        return false;
    }

    @Test
    void copiesTheDetails() {
        fail("first");
        settle();

        press(".defect-card", "Copy details");

        assertThat(WindowKit.on(() -> Clipboard.getSystemClipboard().getString()))
                .isEqualTo(text(".defect-details").strip() + "\n");
    }

    @Test
    void notesACrashedJobAndTellsMoreWhenAsked() {
        kit.jobs.submit(
                "Statistics of conv1.weight",
                Priority.ASKED,
                0,
                _ -> {
                    throw new ArithmeticException("overflow");
                },
                _ -> {});
        settle();
        assertThat(cards()).isZero();
        assertThat(text(".defect-note .label")).contains("because of a defect of Tensorloupe");
        kit.picture("defect-note");

        press(".defect-note", "Details…");

        assertThat(cards()).isEqualTo(1);
        assertThat(text(".defect-details"))
                .contains("Statistics of conv1.weight\njava.lang.ArithmeticException: overflow");
    }

    @Test
    void makesNoReportOfAFullDisk() {
        kit.jobs.submit(
                "Saving",
                Priority.ASKED,
                0,
                _ -> {
                    throw new java.io.IOException("No space left on device");
                },
                _ -> {});
        settle();

        assertThat(cards()).isZero();
        assertThat(text(".defect-note .label")).isEmpty();
    }

    private void press(String part, String button) {
        WindowKit.run(() ->
                kit.scene().getRoot().lookupAll(part + " .button").stream()
                        .map(Button.class::cast)
                        .filter(one -> button.equals(one.getText()))
                        .findFirst()
                        .orElseThrow()
                        .fire());
        settle();
    }
}

package org.tensorloupe.ui.main;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import javafx.scene.input.KeyCode;
import javafx.stage.WindowEvent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tensorloupe.load.Document;
import org.tensorloupe.load.Job;
import org.tensorloupe.load.Outcome;
import org.tensorloupe.testkit.Places;
import org.tensorloupe.ui.view.ViewRequest;
import org.testfx.api.FxRobot;
import org.testfx.util.WaitForAsyncUtils;

/// Files that change on disk while they are open, and files that are written while the window is to
/// be closed.
class ReloadWindowTest {
    private static final Path DEMO = Path.of("assets/demo/demo-cnn.pth");

    @TempDir private Path folder = Path.of("");
    private final FxRobot robot = new FxRobot();

    @SuppressWarnings("NullAway.Init")
    private WindowKit kit;

    @SuppressWarnings("NullAway.Init")
    private Path file;

    @BeforeEach
    void show() throws IOException {
        file = Files.copy(DEMO, folder.resolve("model.pth"));
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

    private String bar() {
        return WindowKit.on(() -> kit.window.changes().text());
    }

    private void waitForBar(String words) {
        kit.waitUntil(words, () -> kit.window.changes().text().contains(words));
    }

    private String selected() {
        return WindowKit.on(() -> kit.pane().selected().name());
    }

    private void replaceBy(Path other) throws IOException {
        Path fresh = Files.copy(other, folder.resolve("fresh.tmp"));
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
    }

    /// The slice in view as code.
    private String slice() {
        WindowKit.run(() ->
                kit.pane().centre().commands().stream()
                        .filter(command -> command.icon().equals("fth-code"))
                        .toList()
                        .getLast()
                        .action()
                        .run());
        return WindowKit.on(() -> javafx.scene.input.Clipboard.getSystemClipboard().getString());
    }

    @Test
    void offersAChangedFileAndReloadsItInItsPlace() throws IOException {
        kit.open(file);
        Document before = kit.pane().document();
        kit.select("state_dict.layer1.0.conv2.weight");
        WindowKit.run(() -> kit.pane().chooseView(1));
        kit.settle();
        String first = slice();
        WindowKit.run(() -> kit.pane().centre().show(new ViewRequest.Element(5000)));
        WindowKit.run(() -> kit.search("conv"));
        kit.settle();
        String slice = slice();
        assertThat(slice).isNotEqualTo(first);
        replaceBy(DEMO);
        waitForBar("model.pth has changed on disk.");

        robot.clickOn("Reload");
        kit.settle();

        assertThat(kit.pane().document()).isNotSameAs(before);
        assertThat(bar()).isEmpty();
        assertThat(selected()).isEqualTo("state_dict.layer1.0.conv2.weight");
        assertThat(slice()).isEqualTo(slice);
        assertThat(WindowKit.on(() -> kit.pane().matches().get())).isPresent();
        WindowKit.run(() -> kit.search(""));
        kit.settle();
        replaceBy(DEMO);
        waitForBar("has changed");
    }

    @Test
    void saysNoMoreOfAChangeThatIsIgnoredUntilTheNext() throws IOException {
        kit.open(file);
        replaceBy(Places.fixture("halves.pth"));
        waitForBar("has changed");

        robot.clickOn("Ignore");
        kit.settle();
        assertThat(bar()).isEmpty();
        replaceBy(DEMO);
        waitForBar("has changed");
    }

    @Test
    void keepsTheOldOneIfTheNewCannotBeOpened() throws IOException {
        kit.open(file);
        Document before = kit.pane().document();
        kit.select("state_dict.conv1.weight");
        replaceBy(Places.fixture("html.pth"));
        waitForBar("has changed");

        push(KeyCode.F5);
        waitForBar("could not be opened again; this is the version before");

        assertThat(kit.pane().document()).isSameAs(before);
        assertThat(selected()).isEqualTo("state_dict.conv1.weight");
        kit.select("state_dict.fc.weight");
        assertThat(WindowKit.on(() -> kit.pane().details().texts())).contains("mean");
        replaceBy(DEMO);
        waitForBar("has changed");
        push(KeyCode.CONTROL, KeyCode.R);
        assertThat(bar()).isEmpty();
        assertThat(kit.pane().document()).isNotSameAs(before);
        assertThat(selected()).isEqualTo("state_dict.fc.weight");
    }

    @Test
    void goesToTheGroupAboveIfTheTensorIsGone() throws IOException {
        kit.open(file);
        kit.select("state_dict.conv1.weight");
        replaceBy(Places.fixture("training.pth"));
        waitForBar("has changed");
        push(KeyCode.F5);
        assertThat("state_dict.conv1.weight").startsWith(selected());
    }

    @Test
    void tellsThatAFileIsGoneAndKeepsShowingIt() throws IOException {
        kit.open(file);
        Files.delete(file);
        waitForBar("model.pth is no longer on disk");

        kit.select("state_dict.conv1.weight");
        assertThat(WindowKit.on(() -> kit.pane().details().texts())).contains("mean");
        Files.copy(DEMO, file);
        waitForBar("has changed");
    }

    private Job saving(CountDownLatch begun) {
        return WindowKit.on(() ->
                kit.pane()
                        .document()
                        .save(
                                "Saving big.safetensors",
                                0,
                                monitor -> {
                                    begun.countDown();
                                    while (true) {
                                        monitor.advance(1);
                                        Thread.onSpinWait();
                                    }
                                },
                                (Outcome<String> _) -> {}));
    }

    /// Asks, and lays out the question, without which its buttons hear no keys.
    private void askToClose() {
        WindowKit.run(() -> {
            kit.stage.fireEvent(new WindowEvent(kit.stage, WindowEvent.WINDOW_CLOSE_REQUEST));
            kit.scene().getRoot().applyCss();
            kit.scene().getRoot().layout();
        });
    }

    private boolean isAsked() {
        return WindowKit.on(() -> kit.scene().getRoot().lookup(".question") != null);
    }

    @Test
    void asksBeforeTheWindowIsClosedDuringAnExport() throws InterruptedException {
        kit.open(file);
        CountDownLatch begun = new CountDownLatch(1);
        Job job = saving(begun);
        begun.await();

        askToClose();
        assertThat(isAsked()).isTrue();
        robot.push(KeyCode.ENTER);
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(isAsked()).isFalse();
        assertThat(kit.stage.isShowing()).isTrue();
        assertThat(job.isCancelled()).isFalse();

        askToClose();
        robot.clickOn("Cancel it and close");
        kit.waitUntil("closed", () -> !kit.stage.isShowing());
        assertThat(job.isCancelled()).isTrue();
    }

    @Test
    void asksBeforeAReloadEndsAnExportAndReloadsWhenThatHasEnded() throws Exception {
        kit.open(file);
        Document before = kit.pane().document();
        CountDownLatch begun = new CountDownLatch(1);
        Job job = saving(begun);
        begun.await();

        robot.push(KeyCode.F5);
        assertThat(isAsked()).isTrue();
        job.cancel();
        kit.waitUntil("reloaded", () -> kit.pane().document() != before);
        assertThat(isAsked()).isFalse();
    }

    @Test
    void closesAtOnceWithoutAnExport() {
        kit.open(file);
        askToClose();
        assertThat(kit.stage.isShowing()).isFalse();
    }
}

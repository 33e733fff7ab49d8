package org.tensorloupe.ui.main;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.scene.control.Button;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tensorloupe.testkit.HangingPath;
import org.tensorloupe.testkit.Places;
import org.tensorloupe.ui.main.FileTab.State;
import org.testfx.api.FxRobot;
import org.testfx.util.WaitForAsyncUtils;

/// Files on a share that does not answer.
class HangingFilesTest {
    private static final Path HALVES = Places.fixture("halves.pth");
    private static final Path RESNET = Places.fixture("resnet18-small.pth");

    private final FxRobot robot = new FxRobot();
    private final List<HangingPath> shares = new ArrayList<>();

    @SuppressWarnings("NullAway.Init")
    private WindowKit kit;

    @BeforeEach
    void show() {
        kit = WindowKit.show(List.of());
    }

    @AfterEach
    void close() {
        shares.forEach(HangingPath::answer);
        kit.close();
        for (HangingPath share : shares) {
            assertThat(share.asking()).noneMatch(name -> name.startsWith("JavaFX"));
        }
    }

    private void openHanging(int count) {
        for (int i = 0; i < count; i++) {
            HangingPath share = new HangingPath(HALVES);
            shares.add(share);
            WindowKit.run(() -> kit.window.open(List.of(share.path())));
        }
    }

    private boolean isReady() {
        FileTab front = kit.window.files().currentProperty().get();
        return front != null && front.state() instanceof State.Ready;
    }

    /// Not as [WindowKit#waitUntil], which also waits for the jobs, and those hang.
    private static void waitFor(Callable<Boolean> condition) throws TimeoutException {
        WaitForAsyncUtils.waitFor(20, TimeUnit.SECONDS, () -> WindowKit.on(condition));
    }

    @Test
    void keepNoOtherFileWaiting() throws Exception {
        openHanging(5);

        WindowKit.run(() -> kit.window.open(List.of(RESNET)));

        waitFor(this::isReady);
        assertThat(WindowKit.on(() -> kit.window.files().files())).hasSize(6);
    }

    @Test
    void sayWhatBecameOfThemOnceTheShareAnswers() {
        openHanging(1);
        shares.getFirst().answer();
        kit.settle();
        assertThat(WindowKit.on(() -> kit.window.files().currentProperty().get().state()))
                .isInstanceOf(State.Failed.class);
    }

    @Test
    void sayThatTheyWaitAndAreClosedAtOnce() throws Exception {
        openHanging(1);
        waitFor(() ->
                kit.scene().getRoot().lookupAll(".button.lined").stream()
                        .anyMatch(node -> ((Button) node).getText().equals("Close")));
        WindowKit.run(() -> Snapshots.write(kit.scene(), "files-hanging"));
        WindowKit.run(kit.theme::toggle);
        WindowKit.run(() -> Snapshots.write(kit.scene(), "files-hanging-dark"));

        robot.clickOn("Close");
        kit.settle();
        assertThat(WindowKit.on(() -> kit.window.isEmpty())).isTrue();

        openHanging(1);
        robot.push(KeyCode.CONTROL, KeyCode.W);
        kit.settle();
        assertThat(WindowKit.on(() -> kit.window.isEmpty())).isTrue();
    }
}

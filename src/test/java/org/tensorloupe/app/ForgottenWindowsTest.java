package org.tensorloupe.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.ref.WeakReference;
import java.nio.file.Path;
import java.util.List;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tensorloupe.testkit.ClosedWindows;
import org.tensorloupe.ui.main.MainWindow;
import org.testfx.api.FxRobot;

/// What the program keeps of a window that was closed while another one stays.
class ForgottenWindowsTest {
    private static final Path DEMO = Path.of("assets/demo/demo-cnn.pth");
    private static final Path GONE = Path.of("gone.pth");

    /// Keys that show whatever a window has: the search, the table, the other theme, about, settings,
    /// exports, details, the file again, the next file.
    private static final List<KeyCode[]> LOOK_AROUND =
            List.of(
                    keys(KeyCode.CONTROL, KeyCode.TAB),
                    keys(KeyCode.CONTROL, KeyCode.F),
                    keys(KeyCode.C),
                    keys(KeyCode.ESCAPE),
                    keys(KeyCode.CONTROL, KeyCode.T),
                    keys(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.L),
                    keys(KeyCode.F1),
                    keys(KeyCode.ESCAPE),
                    keys(KeyCode.CONTROL, KeyCode.COMMA),
                    keys(KeyCode.ESCAPE),
                    keys(KeyCode.CONTROL, KeyCode.E),
                    keys(KeyCode.ESCAPE),
                    keys(KeyCode.F9),
                    keys(KeyCode.F5),
                    keys(KeyCode.CONTROL, KeyCode.W),
                    keys(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.T));

    @TempDir private Path folder = Path.of("");

    private static KeyCode[] keys(KeyCode... keys) {
        return keys;
    }

    @Test
    void keepsNothingOfAWindowThatWasLookedAroundInAndClosed() {
        try (ProgramKit program = ProgramKit.start(folder)) {
            WeakReference<MainWindow> window = lookAroundAndClose(program);

            assertThat(program.stages()).hasSize(1);
            ProgramKit.await(() -> isGone(window));
        }
    }

    /// In a frame of its own, so that no local variable keeps the window.
    private static WeakReference<MainWindow> lookAroundAndClose(ProgramKit program) {
        FxRobot robot = new FxRobot();
        WeakReference<MainWindow> window =
                ProgramKit.on(() -> new WeakReference<>(program.wiring.windows().open()));
        program.settle();
        Stage stage = program.stages().getLast();
        program.open(DEMO, GONE);
        assertThat(stage.getTitle()).contains(GONE.toString());
        for (KeyCode[] keys : LOOK_AROUND) {
            robot.push(keys);
            program.settle();
        }
        assertThat(stage.getTitle()).contains(DEMO.getFileName().toString());
        ProgramKit.run(stage::hide);
        program.settle();
        ProgramKit.run(ClosedWindows::forget);
        return window;
    }

    private static boolean isGone(WeakReference<?> reference) {
        System.gc();
        return reference.refersTo(null);
    }
}

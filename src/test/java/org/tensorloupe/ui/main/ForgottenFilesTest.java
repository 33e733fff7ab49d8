package org.tensorloupe.ui.main;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import java.lang.ref.WeakReference;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeoutException;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.tensorloupe.model.TextNode;
import org.tensorloupe.testkit.Places;
import org.testfx.api.FxRobot;
import org.testfx.util.WaitForAsyncUtils;

/// What a window keeps of a file that was closed.
final class ForgottenFilesTest {
    private static final Path DEMO = Path.of("assets/demo/demo-cnn.pth");

    @Test
    void keepsNothingOfAFileThatWasLookedAtAndClosed() throws TimeoutException {
        try (WindowKit kit = WindowKit.show(List.of())) {
            WeakReference<DocumentPane> pane = lookAndClose(kit);
            assertThat(kit.window.files().files()).isEmpty();
            WaitForAsyncUtils.waitFor(20, SECONDS, () -> isGone(kit, pane));
        }
    }

    @Test
    void keepsNothingOfAFileWhoseTextWasRead() throws TimeoutException {
        try (WindowKit kit = WindowKit.show(List.of())) {
            WeakReference<DocumentPane> pane = readAndClose(kit);
            WaitForAsyncUtils.waitFor(20, SECONDS, () -> isGone(kit, pane));
        }
    }

    private static WeakReference<DocumentPane> readAndClose(WindowKit kit) {
        kit.open(Places.fixture("legacy-module.pth"));
        kit.selectFirst(TextNode.class);
        assertThat(kit.scene().getRoot().lookup(".code-area")).isNotNull();
        WeakReference<DocumentPane> pane = new WeakReference<>(kit.pane());
        new FxRobot().push(KeyCode.CONTROL, KeyCode.W);
        kit.settle();
        return pane;
    }

    /// In a frame of its own, so that no local variable keeps the pane.
    private static WeakReference<DocumentPane> lookAndClose(WindowKit kit) {
        FxRobot robot = new FxRobot();
        kit.open(DEMO);
        kit.select("state_dict.conv1.weight");
        int views = ViewPanes.ALL.size();
        for (int view = 0; view < views; view++) {
            int shown = view;
            WindowKit.run(() -> kit.pane().centre().choose(shown));
            kit.settle();
        }
        robot.push(KeyCode.CONTROL, KeyCode.T);
        kit.settle();
        WeakReference<DocumentPane> pane = new WeakReference<>(kit.pane());
        robot.push(KeyCode.CONTROL, KeyCode.W);
        kit.settle();
        return pane;
    }

    private static boolean isGone(WindowKit kit, WeakReference<?> reference) {
        System.gc();
        kit.settle();
        return reference.refersTo(null);
    }
}

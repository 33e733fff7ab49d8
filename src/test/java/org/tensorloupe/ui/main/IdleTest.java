package org.tensorloupe.ui.main;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeoutException;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tensorloupe.model.TextNode;
import org.tensorloupe.testkit.Places;
import org.testfx.api.FxRobot;
import org.testfx.util.WaitForAsyncUtils;

/// A window that nobody touches makes no frames.
class IdleTest {
    private static final Path DEMO = Path.of("assets/demo/demo-cnn.pth");

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

    private void standsStill(String where) {
        kit.settle();
        try {
            WaitForAsyncUtils.waitFor(20, SECONDS, () -> WindowKit.on(Animated::now).isEmpty());
        } catch (TimeoutException e) {
            throw new AssertionError(where + " moves: " + WindowKit.on(Animated::now), e);
        }
    }

    @Test
    void animatesNothingOnTheStartPage() {
        standsStill("the start page");
    }

    @Test
    void animatesNothingInAnyViewOfAFile() {
        kit.open(DEMO);
        standsStill("a file just opened");
        kit.select("state_dict.conv1.weight");
        for (int view = 0; view < ViewPanes.ALL.size(); view++) {
            int shown = view;
            WindowKit.run(() -> kit.pane().centre().choose(shown));
            standsStill("view " + view);
        }
        new FxRobot().push(KeyCode.CONTROL, KeyCode.T);
        standsStill("the table");
    }

    @Test
    void animatesNothingInATextThatHasTheKeyboard() {
        kit.open(Places.fixture("legacy-module.pth"));
        kit.selectFirst(TextNode.class);
        WindowKit.run(() -> kit.scene().getRoot().lookup(".code-area").requestFocus());

        standsStill("a text that cannot be edited");
    }

    @Test
    void letsTheCaretOfTheSearchRestAfterAWhile() {
        kit.open(DEMO);
        new FxRobot().push(KeyCode.CONTROL, KeyCode.F);
        kit.settle();

        assertThat(WindowKit.on(Animated::now)).anyMatch(text -> text.contains("CaretRest"));
    }
}

package org.tensorloupe.ui.main;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.TimeoutException;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Control;
import javafx.scene.control.Spinner;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import javafx.util.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tensorloupe.testkit.ClosedWindows;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

/// Carets of fields that nobody writes into.
class CaretRestTest {
    private final TextField field = new TextField();
    private final TextArea readOnly = new TextArea("a note");
    private final Button button = new Button();

    @SuppressWarnings("NullAway.Init")
    private Spinner<Integer> spinner;

    @SuppressWarnings("NullAway.Init")
    private Stage stage;

    @BeforeEach
    void show() throws TimeoutException {
        FxToolkit.registerPrimaryStage();
        WindowKit.run(() -> {
            spinner = new Spinner<>(0, 9, 1);
            spinner.setEditable(true);
            readOnly.setEditable(false);
            stage = new Stage();
            Scene scene = new Scene(new VBox(button, field, readOnly, spinner));
            new CaretRest(scene, Duration.millis(1));
            stage.setScene(scene);
            stage.show();
            stage.requestFocus();
        });
        WaitForAsyncUtils.waitForFxEvents();
    }

    @AfterEach
    void close() {
        WindowKit.run(stage::hide);
        WindowKit.run(ClosedWindows::forget);
    }

    private static boolean isCaret(String animated) {
        return animated.contains("CaretBlinking");
    }

    /// What moves just after a control got the keyboard.
    private static List<String> focus(Control control) {
        return WindowKit.on(() -> {
            control.requestFocus();
            return Animated.now();
        });
    }

    private static void standsStill() throws TimeoutException {
        WaitForAsyncUtils.waitFor(20, SECONDS, () -> WindowKit.on(Animated::now).isEmpty());
    }

    @Test
    void restsInAFieldUntilAKeyIsPressed() throws TimeoutException {
        assertThat(focus(field)).anyMatch(CaretRestTest::isCaret);
        standsStill();

        assertThat(afterKey()).anyMatch(CaretRestTest::isCaret);
        standsStill();
    }

    @Test
    void restsInASpinner() throws TimeoutException {
        assertThat(focus(spinner)).anyMatch(CaretRestTest::isCaret);
        standsStill();
    }

    @Test
    void restsInATextThatCannotBeEdited() throws TimeoutException {
        assertThat(focus(readOnly)).anyMatch(CaretRestTest::isCaret);
        standsStill();
    }

    @Test
    void wakesNoCaretOfAFieldThatWasLeft() throws TimeoutException {
        focus(field);
        standsStill();

        assertThat(focus(button)).noneMatch(CaretRestTest::isCaret);
        assertThat(afterKey()).isEmpty();
    }

    private List<String> afterKey() {
        KeyEvent key =
                new KeyEvent(
                        KeyEvent.KEY_PRESSED, "", "", KeyCode.SHIFT, true, false, false, false);
        return WindowKit.on(() -> {
            stage.getScene().getFocusOwner().fireEvent(key);
            return Animated.now();
        });
    }
}

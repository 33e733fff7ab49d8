package org.tensorloupe.ui.main;

import javafx.animation.PauseTransition;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Spinner;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.skin.TextInputControlSkin;
import javafx.scene.input.InputEvent;
import javafx.stage.Window;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;

/// Lets the caret rest in a window that nobody touches: while one blinks, or would blink in a text that
/// cannot be edited, JavaFX makes sixty frames a second. A caret at rest is not drawn; the field keeps
/// its focus ring, and any key or move of the mouse brings the caret back. JavaFX thread only.
final class CaretRest {
    /// How long a window is left alone before its caret rests.
    static final Duration PATIENCE = Duration.seconds(20);

    private final Scene scene;
    private final PauseTransition pause;
    private @Nullable TextInputControl resting;

    /// @param scene the scene to look after, as long as it is there
    /// @param patience how long it is left alone before its caret rests
    CaretRest(Scene scene, Duration patience) {
        this.scene = scene;
        this.pause = new PauseTransition(patience);
        pause.setOnFinished(_ -> rest());
        scene.addEventFilter(InputEvent.ANY, _ -> wake());
        scene.focusOwnerProperty().subscribe(this::wake);
        scene.windowProperty().flatMap(Window::focusedProperty).subscribe(_ -> wake());
    }

    private void wake() {
        if (resting != null) {
            animate(resting, true);
            resting = null;
        }
        TextInputControl text = text(scene.getFocusOwner());
        if (text != null && text.isFocused()) {
            pause.playFromStart();
        } else {
            pause.stop();
        }
    }

    private void rest() {
        TextInputControl text = text(scene.getFocusOwner());
        if (text != null && text.isFocused()) {
            animate(text, false);
            resting = text;
        }
    }

    private static void animate(TextInputControl text, boolean on) {
        if (text.isFocused() && text.getSkin() instanceof TextInputControlSkin<?> skin) {
            skin.setCaretAnimating(on);
        }
    }

    private static @Nullable TextInputControl text(@Nullable Node owner) {
        return switch (owner) {
            case TextInputControl text -> text;
            case Spinner<?> spinner -> spinner.getEditor();
            case null, default -> null;
        };
    }
}

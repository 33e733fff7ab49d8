package org.tensorloupe.ui.main;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.IntConsumer;
import javafx.scene.Scene;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyCombination.Modifier;
import javafx.scene.input.KeyEvent;

/// The keys that work wherever the keyboard is. They come before those of the focused control,
/// but for keys that a text field needs.
final class Shortcuts {
    private final Map<KeyCombination, Runnable> everywhere = new LinkedHashMap<>();
    private final Map<KeyCombination, Runnable> outsideText = new LinkedHashMap<>();
    private final Scene scene;
    private Runnable question = () -> {};

    Shortcuts(Scene scene) {
        this.scene = scene;
        scene.addEventFilter(KeyEvent.KEY_PRESSED, this::press);
        scene.addEventHandler(KeyEvent.KEY_TYPED, this::type);
    }

    /// Runs an action on the digits from 1 on, and gives it their place from 0 on.
    Shortcuts onDigits(IntConsumer action, int count, Modifier... modifiers) {
        for (int i = 0; i < count; i++) {
            int place = i;
            on(() -> action.accept(place), KeyCode.valueOf("DIGIT" + (i + 1)), modifiers);
        }
        return this;
    }

    Shortcuts on(Runnable action, KeyCode key, Modifier... modifiers) {
        everywhere.put(new KeyCodeCombination(key, modifiers), action);
        return this;
    }

    /// Does not act while a text field has the keyboard.
    Shortcuts outsideText(Runnable action, KeyCode key, Modifier... modifiers) {
        outsideText.put(new KeyCodeCombination(key, modifiers), action);
        return this;
    }

    /// What the typed character `?` does, on whichever key it is.
    Shortcuts onQuestion(Runnable action) {
        question = action;
        return this;
    }

    private void press(KeyEvent key) {
        boolean text = scene.getFocusOwner() instanceof TextInputControl;
        if (run(everywhere, key) || (!text && run(outsideText, key))) {
            key.consume();
        }
    }

    private static boolean run(Map<KeyCombination, Runnable> keys, KeyEvent key) {
        for (Map.Entry<KeyCombination, Runnable> entry : keys.entrySet()) {
            if (entry.getKey().match(key)) {
                entry.getValue().run();
                return true;
            }
        }
        return false;
    }

    private void type(KeyEvent key) {
        if (key.getCharacter().equals("?")
                && !(scene.getFocusOwner() instanceof TextInputControl)) {
            question.run();
        }
    }
}

package org.tensorloupe.ui.error;

import java.util.EnumSet;
import java.util.Set;
import javafx.beans.value.ChangeListener;
import javafx.event.EventHandler;
import javafx.geometry.Insets;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;

/// A report over a window: it has the keyboard until it is closed. JavaFX thread only.
final class DefectOverlay {
    private static final Set<KeyCode> OF_TEXTS = EnumSet.of(KeyCode.C, KeyCode.A, KeyCode.INSERT);

    private final StackPane root;
    private final StackPane over;
    private final DefectCard card;
    private final @Nullable Node before;
    private final EventHandler<KeyEvent> keys = this::press;
    private final ChangeListener<Node> guard = (_, was, now) -> keepFocus(was, now);

    private DefectOverlay(StackPane root, DefectCard card) {
        this.root = root;
        this.card = card;
        this.before = root.getScene().getFocusOwner();
        over = new StackPane(card);
        over.getStyleClass().add("defect-shade");
        over.setPadding(new Insets(24));
        over.addEventHandler(KeyEvent.KEY_TYPED, KeyEvent::consume);
    }

    static DefectOverlay show(StackPane root, DefectCard card) {
        DefectOverlay overlay = new DefectOverlay(root, card);
        card.onContinue(overlay::close);
        root.getChildren().add(overlay.over);
        root.getScene().focusOwnerProperty().addListener(overlay.guard);
        root.getScene().getWindow().addEventFilter(KeyEvent.KEY_PRESSED, overlay.keys);
        card.focusMain();
        return overlay;
    }

    /// Before the window: its own keys rest, but for those that a text needs, and Esc ends.
    private void press(KeyEvent key) {
        boolean command =
                key.isShortcutDown()
                        || key.isAltDown()
                        || key.getCode().isFunctionKey()
                        || key.getCode() == KeyCode.ESCAPE;
        if (command && !(key.isShortcutDown() && OF_TEXTS.contains(key.getCode()))) {
            key.consume();
        }
        if (key.getCode() == KeyCode.ESCAPE) {
            close();
        }
    }

    /// Another defect, or the same one again.
    void add(Defect defect) {
        card.add(defect);
    }

    boolean isShowing() {
        return over.getParent() != null
                && over.getScene() != null
                && over.getScene().getWindow().isShowing();
    }

    private void close() {
        root.getScene().focusOwnerProperty().removeListener(guard);
        root.getScene().getWindow().removeEventFilter(KeyEvent.KEY_PRESSED, keys);
        root.getChildren().remove(over);
        if (before != null) {
            before.requestFocus();
        }
    }

    /// Behind the last part comes the first again, and before the first the last.
    private void keepFocus(@Nullable Node was, @Nullable Node now) {
        for (Node at = now; at != null; at = at.getParent()) {
            if (at.equals(over)) {
                return;
            }
        }
        if (now != null && card.isMain(was)) {
            card.focusFirst();
        } else if (now != null) {
            card.focusMain();
        }
    }
}

package org.tensorloupe.ui.error;

import javafx.beans.value.ChangeListener;
import javafx.geometry.Insets;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;

/// A report over a window: it has the keyboard until it is closed. JavaFX thread only.
final class DefectOverlay {
    private final StackPane root;
    private final StackPane over;
    private final DefectCard card;
    private final @Nullable Node before;
    private final ChangeListener<Node> guard = (_, _, now) -> keepFocus(now);

    private DefectOverlay(StackPane root, DefectCard card) {
        this.root = root;
        this.card = card;
        this.before = root.getScene().getFocusOwner();
        over = new StackPane(card);
        over.getStyleClass().add("defect-shade");
        over.setPadding(new Insets(24));
        over.addEventFilter(
                KeyEvent.KEY_PRESSED,
                key -> {
                    // A text keeps Esc to itself.
                    if (key.getCode() == KeyCode.ESCAPE) {
                        key.consume();
                        close();
                    }
                });
        // The window's own keys rest.
        over.addEventHandler(KeyEvent.KEY_PRESSED, KeyEvent::consume);
    }

    static DefectOverlay show(StackPane root, DefectCard card) {
        DefectOverlay overlay = new DefectOverlay(root, card);
        card.onContinue(overlay::close);
        root.getChildren().add(overlay.over);
        root.getScene().focusOwnerProperty().addListener(overlay.guard);
        card.focusMain();
        return overlay;
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
        root.getChildren().remove(over);
        if (before != null) {
            before.requestFocus();
        }
    }

    private void keepFocus(@Nullable Node now) {
        for (Node at = now; at != null; at = at.getParent()) {
            if (at.equals(over)) {
                return;
            }
        }
        if (now != null) {
            card.focusMain();
        }
    }
}

package org.tensorloupe.ui.main;

import javafx.beans.value.ChangeListener;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;
import org.tensorloupe.ui.theme.Scrolling;

/// Questions over the window: a card that has the keyboard until Esc, or a click beside it, closes
/// it. One at a time. JavaFX thread only.
final class Question {
    private final StackPane root;
    private final ChangeListener<Node> guard = (_, _, now) -> keepFocus(now);
    private @Nullable Region shown;
    private @Nullable Node first;
    private @Nullable Node before;

    /// @param root of the window
    Question(StackPane root) {
        this.root = root;
    }

    /// Shows a card; another one that is open goes.
    ///
    /// @param focus the part of it that gets the keyboard
    void open(Region card, Node focus) {
        close();
        card.getStyleClass().add("question");
        card.setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        card.setOnMouseClicked(javafx.scene.input.MouseEvent::consume);
        StackPane over = new StackPane(card);
        over.setPadding(new Insets(24));
        over.setAlignment(Pos.CENTER);
        over.setOnMouseClicked(_ -> close());
        over.addEventHandler(
                KeyEvent.KEY_PRESSED,
                key -> {
                    if (key.getCode() == KeyCode.ESCAPE) {
                        key.consume();
                        close();
                    }
                });
        before = root.getScene().getFocusOwner();
        shown = new Scrolling(over);
        first = focus;
        root.getChildren().add(shown);
        root.getScene().focusOwnerProperty().addListener(guard);
        focus.requestFocus();
    }

    /// Whether a card is open.
    boolean isOpen() {
        return shown != null;
    }

    /// Closes the card, if one is open; the keyboard goes back to where it was.
    void close() {
        if (shown == null) {
            return;
        }
        root.getScene().focusOwnerProperty().removeListener(guard);
        root.getChildren().remove(shown);
        shown = null;
        if (before != null) {
            before.requestFocus();
        }
    }

    private void keepFocus(@Nullable Node now) {
        for (Node at = now; at != null; at = at.getParent()) {
            if (at.equals(shown)) {
                return;
            }
        }
        if (now != null && first != null) {
            first.requestFocus();
        }
    }
}

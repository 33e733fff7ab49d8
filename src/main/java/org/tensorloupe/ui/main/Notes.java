package org.tensorloupe.ui.main;

import javafx.animation.PauseTransition;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import org.tensorloupe.ui.text.Texts;
import org.tensorloupe.ui.theme.Icons;
import org.tensorloupe.ui.theme.Parts;

/// Messages in the lower right corner: good news goes by itself, bad news stays until closed.
final class Notes extends VBox {
    private static final Texts TEXTS = Texts.of(Notes.class);

    private static final Duration SHOWN = Duration.seconds(4);
    private static final int MOST = 3;

    Notes() {
        super(8);
        setAlignment(Pos.BOTTOM_RIGHT);
        setPadding(new Insets(0, 16, 44, 16));
        setPickOnBounds(false);
    }

    void tell(String message) {
        getChildren().removeIf(node -> "passing".equals(node.getUserData()));
        HBox note = note("fth-check", "success", message);
        note.setUserData("passing");
        add(note);
        PauseTransition pause = new PauseTransition(SHOWN);
        pause.setOnFinished(_ -> getChildren().remove(note));
        pause.play();
    }

    void complain(String message, String details, Runnable copy) {
        HBox note = note("fth-alert-triangle", "warning", message);
        if (!details.isEmpty()) {
            note.getChildren().add(Parts.small("fth-copy", TEXTS.get("note.copy"), "", copy));
        }
        note.getChildren()
                .add(
                        Parts.icon(
                                "fth-x",
                                TEXTS.get("note.close"),
                                "",
                                () -> getChildren().remove(note)));
        add(note);
    }

    private static HBox note(String icon, String look, String message) {
        Label text = Parts.paragraph(message, "value");
        HBox.setHgrow(text, Priority.ALWAYS);
        HBox note = new HBox(Icons.of(icon, look), text);
        note.getStyleClass().add("note");
        return note;
    }

    private void add(Node note) {
        getChildren().add(note);
        while (getChildren().size() > MOST) {
            getChildren().removeFirst();
        }
    }

    /// The newest message; empty if there is none.
    String newest() {
        if (getChildren().isEmpty()) {
            return "";
        }
        HBox note = (HBox) getChildren().getLast();
        return ((Label) note.getChildren().get(1)).getText();
    }
}

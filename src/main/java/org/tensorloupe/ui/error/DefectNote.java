package org.tensorloupe.ui.error;

import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.tensorloupe.ui.text.Texts;
import org.tensorloupe.ui.theme.Icons;
import org.tensorloupe.ui.theme.Parts;

/// A line at the lower edge of a window about a defect that failed in its own place; another one takes
/// its place. JavaFX thread only.
final class DefectNote {
    private static final Texts TEXTS = Texts.of(DefectNote.class);
    private static final String STYLE = "defect-note";

    private DefectNote() {}

    /// @param details opens the report
    static void show(StackPane root, Runnable details) {
        root.getChildren().removeIf(node -> STYLE.equals(node.getId()));
        Label text = Parts.paragraph(TEXTS.get("note.text"), "value");
        HBox.setHgrow(text, Priority.ALWAYS);
        HBox note = new HBox(Icons.of("fth-alert-octagon", "danger"), text);
        note.getStyleClass().addAll("note", STYLE);
        VBox corner = new VBox(note);
        corner.setId(STYLE);
        Runnable close = () -> root.getChildren().remove(corner);
        note.getChildren()
                .addAll(
                        Parts.small(
                                "",
                                TEXTS.get("note.details"),
                                "",
                                () -> {
                                    close.run();
                                    details.run();
                                }),
                        Parts.icon("fth-x", TEXTS.get("note.close"), "", close));
        corner.setAlignment(Pos.BOTTOM_LEFT);
        corner.setPadding(new Insets(0, 16, 44, 16));
        corner.setPickOnBounds(false);
        root.getChildren().add(corner);
    }
}

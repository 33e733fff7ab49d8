package org.tensorloupe.ui.detail;

import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import org.tensorloupe.ui.theme.Parts;

/// A number that arrives later: a grey bar in its place until then.
final class Figure extends StackPane {
    private final Label text = Parts.label("", "value", "mono");
    private final Region bar = new Region();

    Figure() {
        bar.getStyleClass().add("pending");
        setAlignment(Pos.CENTER_RIGHT);
        setMinHeight(16);
        setMinWidth(40);
        text.setAlignment(Pos.CENTER_RIGHT);
        getChildren().setAll(bar, text);
    }

    void show(String value) {
        bar.setVisible(false);
        text.setText(value);
    }

    String text() {
        return text.getText();
    }
}

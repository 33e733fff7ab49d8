package org.tensorloupe.ui.detail;

import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import org.tensorloupe.ui.text.Texts;
import org.tensorloupe.ui.theme.Parts;
import org.tensorloupe.ui.theme.TextScale;

/// A number that arrives later: a grey bar in its place until then.
final class Figure extends StackPane {
    private static final Texts TEXTS = Texts.of(Figure.class);

    private final Label text = Parts.label("", "value", "mono");
    private final Region bar = new Region();

    Figure() {
        bar.getStyleClass().add("pending");
        setAlignment(Pos.CENTER_RIGHT);
        TextScale.bindRow(16, minHeightProperty());
        TextScale.bind(40, minWidthProperty());
        text.setAlignment(Pos.CENTER_RIGHT);
        getChildren().setAll(bar, text);
    }

    /// Lets a double-click, or Enter, go to the element that the number is of.
    void leadTo(String name, Jump jump) {
        getStyleClass().add("jump");
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.BUTTON);
        setAccessibleText(TEXTS.get("figure.name", name, text(), jump.index()));
        Tooltip.install(this, Parts.tip(TEXTS.get("figure.tip", jump.index())));
        setOnMouseClicked(event -> {
            if (event.getButton() == MouseButton.PRIMARY && event.getClickCount() == 2) {
                jump.go();
            }
        });
        setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.ENTER) {
                jump.go();
                event.consume();
            }
        });
    }

    void show(String value) {
        bar.setVisible(false);
        text.setText(value);
    }

    String text() {
        return text.getText();
    }
}

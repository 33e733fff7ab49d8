package org.tensorloupe.ui.theme;

import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import org.tensorloupe.ui.text.Names;

/// A name that is never cut and wraps after its dots. JavaFX thread only.
public final class WrappedName extends FlowPane {
    private final String[] look;

    /// @param look style classes of its text
    public WrappedName(String... look) {
        this.look = look.clone();
        setMinWidth(0);
        getStyleClass().add("wrapped-name");
    }

    /// Shows a name.
    public void show(String name) {
        getChildren().clear();
        String visible = Names.visible(name);
        int from = 0;
        while (from < visible.length()) {
            int dot = visible.indexOf('.', from);
            int to = dot < 0 ? visible.length() : dot + 1;
            getChildren().add(part(Names.shown(visible.substring(from, to))));
            from = to;
        }
        setAccessibleText(visible);
    }

    private Label part(String text) {
        Label label = Parts.paragraph(text, look);
        label.maxWidthProperty().bind(widthProperty());
        return label;
    }

    /// What is shown.
    public String text() {
        StringBuilder text = new StringBuilder();
        getChildren().forEach(part -> text.append(((Label) part).getText()));
        return text.toString();
    }
}

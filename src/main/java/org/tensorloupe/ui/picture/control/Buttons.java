package org.tensorloupe.ui.picture.control;

import javafx.beans.property.BooleanProperty;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ToggleButton;
import org.tensorloupe.ui.theme.Icons;
import org.tensorloupe.ui.theme.Parts;

/// Flat square buttons with an icon, a tooltip and an accessible name.
public final class Buttons {
    private Buttons() {}

    /// A button that does something.
    ///
    /// @param icon literal of a Feather icon: `fth-copy`
    /// @param title what it does, with its key in brackets
    public static Button action(String icon, String title, Runnable action) {
        Button button = new Button();
        button.setOnAction(_ -> action.run());
        return dressed(button, icon, title);
    }

    /// A small button, for the heads of sections.
    public static Button small(String icon, String title, Runnable action) {
        Button button = action(icon, title, action);
        button.getStyleClass().add("little");
        return button;
    }

    /// A button that stays down while a property holds.
    public static ToggleButton toggle(String icon, String title, BooleanProperty state) {
        ToggleButton button = new ToggleButton();
        button.selectedProperty().bindBidirectional(state);
        return dressed(button, icon, title);
    }

    private static <T extends ButtonBase> T dressed(T button, String icon, String title) {
        button.setGraphic(Icons.of(icon));
        button.getStyleClass().addAll("bare", "square");
        button.setAccessibleText(title);
        button.setTooltip(Parts.tip(title));
        return button;
    }
}

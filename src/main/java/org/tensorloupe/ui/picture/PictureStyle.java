package org.tensorloupe.ui.picture;

import javafx.scene.Parent;
import javafx.scene.Scene;
import org.tensorloupe.ui.theme.Sheets;

/// The style sheet of the picture views.
public final class PictureStyle {
    private static final String SHEET = "picture";

    private PictureStyle() {}

    /// Styles a view, in a window that has the theme.
    public static void dress(Parent view) {
        Sheets.install(view, SHEET);
    }

    /// Styles the content of a pop-over as the window that it belongs to.
    public static void dress(Parent content, Scene owner) {
        content.getStylesheets().setAll(owner.getStylesheets());
        content.getStylesheets().add(Sheets.of(SHEET));
        content.getStyleClass().removeAll("root", "dark", "light");
        content.getStyleClass().addAll(0, owner.getRoot().getStyleClass());
    }
}

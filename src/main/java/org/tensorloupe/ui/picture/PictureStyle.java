package org.tensorloupe.ui.picture;

import java.util.Objects;
import javafx.scene.Parent;
import javafx.scene.Scene;

/// The style sheet of the picture views.
public final class PictureStyle {
    private PictureStyle() {}

    private static String sheet() {
        return Objects.requireNonNull(
                        PictureStyle.class.getResource("/org/tensorloupe/ui/picture.css"))
                .toExternalForm();
    }

    /// Styles a view, in a window that has the theme.
    public static void dress(Parent view) {
        view.getStylesheets().add(sheet());
    }

    /// Styles the content of a pop-over as the window that it belongs to.
    public static void dress(Parent content, Scene owner) {
        content.getStylesheets().setAll(owner.getStylesheets());
        content.getStylesheets().add(sheet());
        content.getStyleClass().removeAll("root", "dark", "light");
        content.getStyleClass().addAll(0, owner.getRoot().getStyleClass());
    }
}

package org.tensorloupe.ui.theme;

import javafx.geometry.Pos;
import javafx.scene.layout.StackPane;
import org.kordamp.ikonli.javafx.FontIcon;

/// Feather icons in a square box, so that text beside them lines up. JavaFX thread only.
public final class Icons {
    private Icons() {}

    /// An icon of 14 px in a box of 16 px.
    ///
    /// @param literal such as `fth-folder`
    /// @param styleClasses further style classes, such as `muted`
    public static StackPane of(String literal, String... styleClasses) {
        return boxed(literal, 14, 16, styleClasses);
    }

    /// An icon of 12 px in a box of 12 px, for badges, segments and arrows.
    public static StackPane small(String literal, String... styleClasses) {
        return boxed(literal, 12, 12, styleClasses);
    }

    /// An icon of 12, 14, 24 or 32 px.
    ///
    /// @param size of the icon, pixels
    /// @param box edge of the box, pixels
    public static StackPane boxed(String literal, int size, double box, String... styleClasses) {
        FontIcon icon = new FontIcon(literal);
        icon.getStyleClass().addAll("icon", "icon-" + size);
        icon.getStyleClass().addAll(styleClasses);
        StackPane pane = new StackPane(icon);
        pane.setAlignment(Pos.CENTER);
        TextScale.bind(
                box,
                pane.minWidthProperty(),
                pane.minHeightProperty(),
                pane.prefWidthProperty(),
                pane.prefHeightProperty(),
                pane.maxWidthProperty(),
                pane.maxHeightProperty());
        pane.setMouseTransparent(true);
        return pane;
    }
}

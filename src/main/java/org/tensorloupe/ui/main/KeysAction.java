package org.tensorloupe.ui.main;

import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;

/// Lays the page of keys over the window, and takes it away. JavaFX thread only.
final class KeysAction {
    private final StackPane root;
    private final Runnable about;
    private @Nullable KeysPage page;

    /// @param root what lies under the page
    /// @param about shows what the program is
    KeysAction(StackPane root, Runnable about) {
        this.root = root;
        this.about = about;
    }

    /// Shows or hides the page.
    void toggle() {
        if (!hide()) {
            page = new KeysPage(this::hide, about);
            root.getChildren().add(page);
        }
    }

    /// Hides the page.
    ///
    /// @return whether it was there
    boolean hide() {
        boolean shown = page != null;
        root.getChildren().remove(page);
        page = null;
        return shown;
    }
}

package org.tensorloupe.ui.error;

import javafx.scene.Scene;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.tensorloupe.ui.text.Texts;
import org.tensorloupe.ui.theme.Fonts;
import org.tensorloupe.ui.theme.Theme;

/// A report where there is no window to show it in, as when the first one could not be made. JavaFX
/// thread only.
final class DefectWindow {
    private static final Texts TEXTS = Texts.of(DefectWindow.class);

    private DefectWindow() {}

    static void show(DefectCard card) {
        Stage stage = new Stage();
        card.onContinue(stage::hide);
        StackPane root = new StackPane(card);
        root.getStyleClass().add("page");
        Scene scene = new Scene(root, 720, 520);
        new Theme(Theme.Mode.SYSTEM, Fonts.installed()).install(scene);
        stage.setScene(scene);
        stage.setTitle(TEXTS.get("window.title"));
        stage.show();
        card.focusMain();
    }
}

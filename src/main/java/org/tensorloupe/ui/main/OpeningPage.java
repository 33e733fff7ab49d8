package org.tensorloupe.ui.main;

import javafx.animation.PauseTransition;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.scene.text.TextAlignment;
import javafx.util.Duration;
import org.tensorloupe.ui.text.Texts;
import org.tensorloupe.ui.theme.Parts;
import org.tensorloupe.ui.theme.TextScale;

/// What stands in place of a file that is being opened. After a while it says that this may be for the
/// disk, and offers to give it up. JavaFX thread only.
final class OpeningPage extends StackPane {
    private static final Texts TEXTS = Texts.of(OpeningPage.class);
    private static final Duration PATIENCE = Duration.seconds(2);
    private static final double WIDTH = 480;

    private final VBox column;
    private final Runnable close;

    /// @param name the file's
    /// @param close gives it up
    OpeningPage(String name, Runnable close) {
        this.close = close;
        column = new VBox(8, Parts.label(TabNames.opening(name), "muted"));
        column.setAlignment(Pos.CENTER);
        TextScale.bind(WIDTH, column.maxWidthProperty());
        getChildren().setAll(column);
        setPadding(new Insets(24));
        getStyleClass().add("page");
        PauseTransition pause = new PauseTransition(PATIENCE);
        pause.setOnFinished(_ -> sayMore());
        sceneProperty()
                .subscribe(scene -> {
                    if (scene == null) {
                        pause.stop();
                    } else {
                        pause.playFromStart();
                    }
                });
    }

    private void sayMore() {
        Label slow = Parts.paragraph(TEXTS.get("file.opening.slow"), "caption");
        slow.setTextAlignment(TextAlignment.CENTER);
        Button give = Parts.lined("fth-x", TEXTS.get("file.opening.close"), close);
        give.setTooltip(Parts.tip(TEXTS.get("tab.close.tip")));
        VBox.setMargin(give, new Insets(12, 0, 0, 0));
        column.getChildren().addAll(slow, give);
    }
}

package org.tensorloupe.ui.main;

import java.util.Optional;
import javafx.animation.PauseTransition;
import javafx.beans.InvalidationListener;
import javafx.stage.Stage;
import javafx.util.Duration;
import org.tensorloupe.ui.main.FileTab.State;

/// Shows a window for the first time. A file that opens at once is in its first frame, so that no
/// frame is laid out and painted only to say that it opens. JavaFX thread only.
final class FirstShow {
    private static final Duration PATIENCE = Duration.millis(250);

    private FirstShow() {}

    /// @param front the file that is being opened
    static void of(Stage stage, Optional<FileTab> front) {
        if (front.isEmpty() || !(front.get().state() instanceof State.Opening)) {
            stage.show();
            return;
        }
        PauseTransition pause = new PauseTransition(PATIENCE);
        InvalidationListener arrived =
                new InvalidationListener() {
                    @Override
                    public void invalidated(javafx.beans.Observable state) {
                        state.removeListener(this);
                        pause.stop();
                        stage.show();
                    }
                };
        pause.setOnFinished(_ -> {
            // A window that is closed before its file arrives does not come back with it.
            front.get().stateProperty().removeListener(arrived);
            stage.show();
        });
        front.get().stateProperty().addListener(arrived);
        pause.play();
    }
}

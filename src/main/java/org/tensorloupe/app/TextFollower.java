package org.tensorloupe.app;

import java.util.function.DoubleConsumer;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.stage.Screen;
import org.tensorloupe.ui.settings.TextSize;
import org.tensorloupe.ui.theme.TextScale;

/// Gives text the size that the user chose, or the system's.
///
/// The first frame takes what the system had the last time, as to ask it needs a process; the system
/// is asked when the start is over, and text changes if the answer is another one. JavaFX thread only.
final class TextFollower {
    private static final long AFTER_THE_START_MILLIS = 1000;

    private final DoubleConsumer keep;
    private TextSize chosen;
    private double system;

    /// @param chosen what the user chose
    /// @param kept what the system had the last time
    /// @param keep remembers what it has now
    TextFollower(TextSize chosen, double kept, DoubleConsumer keep) {
        this.keep = keep;
        this.chosen = chosen;
        this.system = kept;
        apply();
    }

    /// The user chose.
    void choose(TextSize size) {
        chosen = size;
        apply();
    }

    private void apply() {
        double output = Screen.getPrimary().getOutputScaleX();
        TextScale.set(chosen.factor(SystemText.here().beyondScreen(system, output)));
    }

    /// Asks the system after the first frame.
    ///
    /// @param scene of the first window
    void askAfterFrame(SystemText text, Scene scene) {
        Runnable framed =
                new Runnable() {
                    @Override
                    public void run() {
                        scene.removePostLayoutPulseListener(this);
                        ask(text, Screen.getPrimary().getOutputScaleX());
                    }
                };
        scene.addPostLayoutPulseListener(framed);
    }

    /// Asks the system, after a while, on a thread of its own.
    private void ask(SystemText text, double output) {
        Thread thread =
                new Thread(
                        () -> {
                            try {
                                Thread.sleep(AFTER_THE_START_MILLIS);
                            } catch (InterruptedException _) {
                                return;
                            }
                            double answer = text.ask(output).orElse(1);
                            Platform.runLater(() -> take(answer));
                        },
                        "size of the system's text");
        thread.setDaemon(true);
        thread.start();
    }

    private void take(double answer) {
        if (answer != system) {
            system = answer;
            keep.accept(answer);
            apply();
        }
    }
}

package org.tensorloupe.app;

import javafx.application.Application;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;
import org.tensorloupe.app.log.ProgramLog;

/// The program with a window, as JavaFX starts and ends it.
public final class TensorloupeApplication extends Application {
    private @Nullable Wiring wiring;

    /// For the JavaFX launcher.
    public TensorloupeApplication() {}

    @Override
    public void start(Stage stage) {
        WindowProgram.reports().begin(getHostServices()::showDocument);
        try {
            begin(stage);
        } catch (RuntimeException | Error e) {
            // The report is then the window.
            ProgramLog.defect("The first window", e);
        }
    }

    private void begin(Stage stage) {
        StartClock.mark("toolkit");
        Wiring made = new Wiring(WindowProgram.prepared(), WindowProgram.reports().log());
        wiring = made;
        made.start(stage, () -> WindowProgram.begin(made.windows()::open));
        StartClock.mark("window");
        made.text().askAfterFrame(SystemText.here(), stage.getScene());
        StartClock.watch(stage.getScene());
    }

    @Override
    public void stop() {
        WindowProgram.end();
        if (wiring != null) {
            wiring.close();
        }
    }
}

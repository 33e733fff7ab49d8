package org.tensorloupe.app;

import java.nio.file.Path;
import java.util.Objects;
import javafx.application.Application;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;

/// The program with a window, as JavaFX starts and ends it.
public final class TensorloupeApplication extends Application {
    private @Nullable Kept kept;
    private @Nullable Wiring wiring;

    /// For the JavaFX launcher.
    public TensorloupeApplication() {}

    /// Reads what was kept, off the JavaFX thread.
    @Override
    public void init() {
        kept = Kept.read();
    }

    @Override
    public void start(Stage stage) {
        StartClock.mark("toolkit");
        wiring = new Wiring(Objects.requireNonNull(kept));
        wiring.start(stage);
        StartClock.mark("window");
        StartClock.watch(stage.getScene());
        wiring.windows().open(getParameters().getUnnamed().stream().map(Path::of).toList());
    }

    @Override
    public void stop() {
        if (wiring != null) {
            wiring.close();
        }
    }
}

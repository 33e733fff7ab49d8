package org.tensorloupe.app;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.logging.Logger;
import javafx.application.Application;
import javafx.application.Platform;
import org.jspecify.annotations.Nullable;
import org.tensorloupe.app.instance.Claim;
import org.tensorloupe.app.instance.OpenRequests;
import org.tensorloupe.app.instance.RunningProgram;
import org.tensorloupe.app.instance.RunningProgram.Standing;
import org.tensorloupe.app.log.LogFolder;
import org.tensorloupe.app.log.ProgramLog;
import org.tensorloupe.ui.error.DefectReports;

/// The program with a window, up to the moment when JavaFX makes [TensorloupeApplication]: meets the
/// program that runs already, and hands over to it or begins.
///
/// JavaFX makes the application itself and lets nothing be given to it, so what both share is static.
final class WindowProgram {
    private static final OpenRequests REQUESTS = new OpenRequests();

    private static final DefectReports REPORTS = new DefectReports(LogFolder.find());
    private static volatile @Nullable Claim claim;
    private static volatile @Nullable Preparation preparation;

    private WindowProgram() {}

    /// Shows files, here or in the program that runs; returns when the last window is closed.
    ///
    /// @param files absolute paths; may be empty
    static void run(List<Path> files) {
        Standing standing = RunningProgram.meet(files, REQUESTS);
        if (standing instanceof Standing.HandedOver) {
            return;
        }
        REQUESTS.add(files);
        preparation = Preparation.begin(files);
        Start.begin(standing);
    }

    /// What was made ready while JavaFX started. Waits for it.
    static Preparation.Ready prepared() {
        return Objects.requireNonNull(preparation).await();
    }

    /// Where defects are shown.
    static DefectReports reports() {
        return REPORTS;
    }

    /// There is a window: it gets what is asked for, and what later starts ask for.
    ///
    /// @param open on the JavaFX thread, as this is
    static void begin(Consumer<List<Path>> open) {
        REQUESTS.receive(Platform::runLater, open);
        Claim mine = claim;
        if (mine != null) {
            mine.listen();
        }
    }

    /// The last window closes: a start from now on is a program of its own.
    static void end() {
        REQUESTS.close();
        Claim mine = claim;
        if (mine != null) {
            mine.close();
        }
    }

    /// Apart, so that a second start loads nothing of it.
    private static final class Start {
        /// Held, so that its level is not forgotten with it.
        private static final Logger JAVAFX_LOG = Logger.getLogger("javafx");

        private Start() {}

        static void begin(Standing standing) {
            // JavaFX warns at every start that it runs on the class path, which is what we decided.
            JAVAFX_LOG.setLevel(Level.SEVERE);
            ProgramLog.install(LogFolder.find(), REPORTS::report);
            if (standing instanceof Standing.First first) {
                claim = first.claim();
            } else if (standing instanceof Standing.Alone alone) {
                ProgramLog.note("A program by itself: " + alone.reason());
            }
            if (MacOpenEvents.isMac()) {
                MacOpenEvents.send(REQUESTS);
            }
            Application.launch(TensorloupeApplication.class);
        }
    }
}

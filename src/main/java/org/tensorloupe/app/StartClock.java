package org.tensorloupe.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.TreeTableRow;

/// Writes down when each phase of a start ended, for the build's check and the benchmark. Off, and
/// free, unless the system property `tensorloupe.start.report` names a file; then that file has one
/// line a phase, `NAME<TAB>MICROSECONDS` since the process began, as soon as a tree is painted, and
/// the program ends.
final class StartClock {
    private static final String FILE = System.getProperty("tensorloupe.start.report", "");

    /// When the process began, in microseconds of the epoch; from outside, because Java knows it to
    /// a hundredth of a second only.
    private static final long BEGAN = Long.getLong("tensorloupe.start.began", 0);

    private static final List<String> LINES = new ArrayList<>();

    private StartClock() {}

    /// Whether a report was asked for.
    static boolean isOn() {
        return !FILE.isEmpty();
    }

    /// A phase ends now.
    static synchronized void mark(String phase) {
        if (isOn()) {
            long now = ChronoUnit.MICROS.between(Instant.EPOCH, Instant.now());
            LINES.add(phase + '\t' + (now - BEGAN) + '\n');
        }
    }

    /// Waits for the first frame and for the tree, then writes the report and ends the program.
    /// JavaFX thread only.
    static void watch(Scene scene) {
        if (isOn()) {
            new Frames(scene).start();
        }
    }

    private static synchronized void write() {
        try {
            Files.writeString(Path.of(FILE), LINES.stream().collect(Collectors.joining()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Looks at the scene before each frame is made: what stood there before the last one has been
    /// painted when the next begins.
    private static final class Frames extends AnimationTimer {
        private final Scene scene;
        private boolean first = true;
        private int withTree;

        Frames(Scene scene) {
            this.scene = scene;
        }

        @Override
        public void handle(long now) {
            if (first) {
                first = false;
            } else if (LINES.stream().noneMatch(line -> line.startsWith("frame"))) {
                mark("frame");
            }
            if (hasRows() && withTree++ == 1) {
                stop();
                mark("tree");
                write();
                Platform.exit();
            }
        }

        private boolean hasRows() {
            for (Node node : scene.getRoot().lookupAll(".tree-table-row-cell")) {
                if (node instanceof TreeTableRow<?> row && !row.isEmpty()) {
                    return true;
                }
            }
            return false;
        }
    }
}

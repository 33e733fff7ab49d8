package org.tensorloupe.ui.main;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.util.Duration;
import org.tensorloupe.load.Cancellable;
import org.tensorloupe.load.Job;
import org.tensorloupe.load.JobRunner;
import org.tensorloupe.ui.theme.Parts;

/// The jobs that take longer than 300 ms: name, bar and a way to stop them.
final class JobStatus extends HBox {
    private static final Duration TICK = Duration.millis(100);
    private static final long SHOW_AFTER = 300_000_000;

    private final JobRunner jobs;
    private final Map<Job, Long> firstSeen = new HashMap<>();
    private final Label title = Parts.label("");
    private final ProgressBar bar = new ProgressBar();
    private final Label percent = Parts.label("", "muted", "mono");
    private final Button stop;
    private final Timeline clock = new Timeline(new KeyFrame(TICK, _ -> tick()));
    private final JobList list = new JobList();
    private final Cancellable listening;
    private List<Job> shown = List.of();

    JobStatus(JobRunner jobs) {
        this.jobs = jobs;
        this.stop = Parts.icon("fth-x", "Stop", "Stop", () -> shown.forEach(Job::cancel));
        getStyleClass().add("status-job");
        getChildren().setAll(title, bar, percent, stop);
        title.setMaxWidth(320);
        percent.setMinWidth(Region.USE_PREF_SIZE);
        managedProperty().bind(visibleProperty());
        setVisible(false);
        clock.setCycleCount(Animation.INDEFINITE);
        title.setOnMouseClicked(_ -> list());
        listening = jobs.listen(this::changed);
    }

    private void changed() {
        if (!jobs.jobs().isEmpty() && clock.getStatus() != Animation.Status.RUNNING) {
            clock.play();
        }
    }

    private void tick() {
        long now = System.nanoTime();
        List<Job> alive = jobs.jobs();
        firstSeen.keySet().retainAll(alive);
        alive.forEach(job -> firstSeen.putIfAbsent(job, now));
        shown =
                alive.stream()
                        .filter(job -> now - firstSeen.getOrDefault(job, now) >= SHOW_AFTER)
                        .toList();
        show();
        if (alive.isEmpty()) {
            clock.stop();
        }
    }

    private void show() {
        setVisible(!shown.isEmpty());
        list.update(title, shown);
        if (shown.isEmpty()) {
            return;
        }
        boolean one = shown.size() == 1;
        title.setText(one ? shown.getFirst().title() : shown.size() + " jobs");
        double fraction = fraction();
        bar.setProgress(fraction);
        percent.setText(fraction < 0 ? "" : Math.round(100 * fraction) + "%");
        stop.setAccessibleText(one ? "Stop " + title.getText() : "Stop all jobs");
    }

    private double fraction() {
        if (shown.stream().anyMatch(job -> job.fraction() < 0)) {
            return ProgressBar.INDETERMINATE_PROGRESS;
        }
        return shown.stream().mapToDouble(Job::fraction).average().orElse(0);
    }

    /// Listens no longer to the jobs.
    void close() {
        listening.cancel();
        clock.stop();
    }

    private void list() {
        if (shown.size() > 1) {
            list.open(title, shown);
        }
    }
}

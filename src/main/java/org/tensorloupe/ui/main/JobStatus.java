package org.tensorloupe.ui.main;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.util.Duration;
import org.tensorloupe.load.Cancellable;
import org.tensorloupe.load.Job;
import org.tensorloupe.load.JobRunner;
import org.tensorloupe.ui.text.Texts;
import org.tensorloupe.ui.theme.Parts;
import org.tensorloupe.ui.theme.TextScale;

/// The jobs that take longer than 300 ms: name, bar and a way to stop them.
final class JobStatus extends HBox {
    private static final Texts TEXTS = Texts.of(JobStatus.class);
    private static final Duration TICK = Duration.millis(100);
    private static final long SHOW_AFTER = 300_000_000;

    private final JobRunner jobs;
    private final Map<Job, Long> firstSeen = new HashMap<>();
    private final Button title = Parts.flat("fth-list", "", TEXTS.get("jobs.list"), this::list);
    private final ProgressBar bar = new ProgressBar();
    private final Label percent = Parts.label("", "muted", "mono");
    private final Button stop;
    private final Timeline clock = new Timeline(new KeyFrame(TICK, _ -> tick()));
    private final JobList list = new JobList();
    private final Cancellable listening;
    private List<Job> shown = List.of();

    JobStatus(JobRunner jobs) {
        this.jobs = jobs;
        this.stop =
                Parts.icon(
                        "fth-x",
                        TEXTS.get("jobs.stop"),
                        TEXTS.get("jobs.stop"),
                        () -> shown.forEach(Job::cancel));
        getStyleClass().add("status-job");
        getChildren().setAll(title, bar, percent, stop);
        title.setGraphic(null);
        title.setMinWidth(0);
        TextScale.bind(320, title.maxWidthProperty());
        title.setMnemonicParsing(false);
        title.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
        percent.setMinWidth(Region.USE_PREF_SIZE);
        managedProperty().bind(visibleProperty());
        setVisible(false);
        clock.setCycleCount(Animation.INDEFINITE);
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
        title.setText(one ? title(shown.getFirst()) : TEXTS.count("jobs.running", shown.size()));
        double fraction = fraction();
        bar.setProgress(fraction);
        percent.setText(fraction < 0 ? "" : Math.round(100 * fraction) + "%");
        stop.setAccessibleText(
                one ? TEXTS.get("jobs.stop.named", title.getText()) : TEXTS.get("jobs.stop.all"));
    }

    /// What a job does; that it is stopping, once it was told to.
    static String title(Job job) {
        return job.isCancelled() ? TEXTS.get("jobs.stopping", job.title()) : job.title();
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
        if (!shown.isEmpty()) {
            list.open(title, shown);
        }
    }
}

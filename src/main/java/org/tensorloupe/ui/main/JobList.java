package org.tensorloupe.ui.main;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.controlsfx.control.PopOver;
import org.tensorloupe.load.Job;
import org.tensorloupe.ui.text.Texts;
import org.tensorloupe.ui.theme.Parts;

/// Several jobs over the status bar: the name and the bar of each, and a way to stop it.
final class JobList {
    private static final Texts TEXTS = Texts.of(JobList.class);

    private final PopOver popOver = new PopOver();
    private final VBox rows = new VBox();
    private final Map<Job, ProgressBar> bars = new HashMap<>();
    private List<Job> listed = List.of();

    JobList() {
        rows.getStyleClass().add("job-list");
        popOver.getStyleClass().add("jobs");
        popOver.setContentNode(rows);
        popOver.setArrowLocation(PopOver.ArrowLocation.BOTTOM_CENTER);
        popOver.setArrowSize(8);
        popOver.setCornerRadius(4);
        popOver.setDetachable(false);
        popOver.setAnimated(false);
    }

    /// Lists jobs above a node.
    void open(Node owner, List<Job> jobs) {
        list(jobs);
        popOver.show(owner);
    }

    /// Shows how far the jobs are; closes when there are none left.
    void update(Node owner, List<Job> jobs) {
        if (!popOver.isShowing()) {
            return;
        }
        if (jobs.isEmpty()) {
            popOver.hide();
        } else if (jobs.equals(listed)) {
            bars.forEach((job, bar) -> bar.setProgress(job.fraction()));
        } else {
            open(owner, jobs);
        }
    }

    /// The rows as nodes, for tests: a pop-over that reaches over the edge of the headless screen
    /// breaks that screen.
    VBox list(List<Job> jobs) {
        listed = jobs;
        bars.clear();
        rows.getChildren().setAll(jobs.stream().map(this::row).toList());
        return rows;
    }

    private HBox row(Job job) {
        Label name = Parts.label(job.title());
        name.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(name, Priority.ALWAYS);
        ProgressBar bar = new ProgressBar(job.fraction());
        bars.put(job, bar);
        HBox row =
                new HBox(
                        name,
                        bar,
                        Parts.icon(
                                "fth-x",
                                TEXTS.get("jobs.stop.named", job.title()),
                                TEXTS.get("jobs.stop"),
                                job::cancel));
        row.getStyleClass().add("status-job");
        return row;
    }
}

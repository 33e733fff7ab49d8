package org.tensorloupe.ui.main;

import java.util.List;
import javafx.scene.control.Button;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.tensorloupe.load.Cancellable;
import org.tensorloupe.load.Job;
import org.tensorloupe.load.JobRunner;
import org.tensorloupe.ui.text.Texts;
import org.tensorloupe.ui.theme.Parts;
import org.tensorloupe.ui.theme.TextScale;

/// Asks before something is done that would end the writing of a file. JavaFX thread only.
final class SavingGuard {
    private static final Texts TEXTS = Texts.of(SavingGuard.class);
    private static final double WIDTH = 400;

    private final Question question;
    private final Cancellable listening;
    private List<Job> asked = List.of();
    private Runnable after = () -> {};

    /// @param jobs tells when jobs end
    SavingGuard(Question question, JobRunner jobs) {
        this.question = question;
        listening = jobs.listen(this::changed);
    }

    /// Does something at once if nothing is being saved; else asks, and does it when that is stopped,
    /// or has ended in the meantime.
    ///
    /// @param saving what it would end
    /// @param verb the bundle's word for what is done: `close`, `reload`
    void before(List<Job> saving, String verb, Runnable action) {
        if (saving.isEmpty()) {
            action.run();
            return;
        }
        asked = saving;
        after = action;
        Button keep = Parts.main("fth-download", TEXTS.get("saving.keep"), this::forget);
        keep.setDefaultButton(true);
        Button stop = Parts.lined("", TEXTS.get("saving.stop." + verb), this::go);
        HBox buttons = Parts.row(8, Parts.spring(), stop, keep);
        VBox card =
                new VBox(
                        12,
                        Parts.label(
                                TEXTS.get("saving.title", saving.size()), "page-title", "semibold"),
                        Parts.paragraph(
                                TEXTS.get(
                                        "saving.text",
                                        saving.size(),
                                        String.join(
                                                ", ", saving.stream().map(Job::title).toList())),
                                "value"),
                        buttons);
        TextScale.bind(WIDTH, card.prefWidthProperty());
        question.open(card, keep);
    }

    private void forget() {
        asked = List.of();
        after = () -> {};
        question.close();
    }

    private void go() {
        Runnable action = after;
        List<Job> jobs = asked;
        forget();
        jobs.forEach(Job::cancel);
        action.run();
    }

    private void changed() {
        boolean over =
                !asked.isEmpty() && asked.stream().allMatch(job -> job.state() == Job.State.ENDED);
        if (over) {
            boolean waits = question.isOpen();
            Runnable action = after;
            forget();
            if (waits) {
                action.run();
            }
        }
    }

    /// Listens no longer to the jobs.
    void close() {
        listening.cancel();
    }
}

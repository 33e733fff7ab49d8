package org.tensorloupe.ui.main;

import org.tensorloupe.load.JobRunner;
import org.tensorloupe.ui.about.AboutPane;

/// Shows what the program is and what it is made of. JavaFX thread only.
final class AboutAction {
    private final Question question;
    private final JobRunner jobs;
    private final Shell shell;

    AboutAction(Question question, JobRunner jobs, Shell shell) {
        this.question = question;
        this.jobs = jobs;
        this.shell = shell;
    }

    void open() {
        AboutPane pane = new AboutPane(jobs, shell::copy, question::close);
        question.open(pane, pane.first());
    }
}

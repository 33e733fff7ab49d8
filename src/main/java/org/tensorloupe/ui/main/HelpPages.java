package org.tensorloupe.ui.main;

import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;
import org.tensorloupe.load.JobRunner;
import org.tensorloupe.ui.about.AboutPane;

/// The pages over the window that tell of the program itself: its keys, and what it is made of.
/// JavaFX thread only.
final class HelpPages {
    private final StackPane root;
    private final Question question;
    private final JobRunner jobs;
    private final Shell shell;
    private @Nullable KeysPage keys;

    /// @param root of the window
    HelpPages(StackPane root, Question question, JobRunner jobs, Shell shell) {
        this.root = root;
        this.question = question;
        this.jobs = jobs;
        this.shell = shell;
    }

    /// Shows or hides the keys.
    void toggleKeys() {
        if (!closeKeys()) {
            keys = new KeysPage(this::toggleKeys, this::about);
            root.getChildren().add(keys);
        }
    }

    /// Hides the keys.
    ///
    /// @return whether they were shown
    boolean closeKeys() {
        boolean shown = root.getChildren().remove(keys);
        keys = null;
        return shown;
    }

    /// Shows what the program is, and all that ships with it.
    void about() {
        AboutPane pane = new AboutPane(jobs, shell::copy, question::close);
        question.open(pane, pane.first());
    }
}

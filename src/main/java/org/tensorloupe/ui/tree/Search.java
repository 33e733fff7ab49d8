package org.tensorloupe.ui.tree;

import java.util.Optional;
import java.util.function.Consumer;
import javafx.animation.PauseTransition;
import javafx.util.Duration;
import org.tensorloupe.bytes.Monitor;
import org.tensorloupe.load.JobRunner;
import org.tensorloupe.load.Outcome;
import org.tensorloupe.load.Priority;
import org.tensorloupe.load.Slot;
import org.tensorloupe.ui.text.Texts;

/// Finds what answers a query; a large tree is searched in the background, once typing pauses.
/// JavaFX thread only.
final class Search {
    private static final Texts TEXTS = Texts.of(Search.class);
    private static final int LARGE = 20_000;
    private static final Duration PAUSE = Duration.millis(120);

    private final Outline outline;
    private final Matches.Known known;
    private final JobRunner jobs;
    private final Consumer<Optional<Matches>> found;
    private final Slot slot = new Slot();
    private final PauseTransition pause = new PauseTransition(PAUSE);

    /// @param known what a query for values is answered from
    /// @param found hears what answers; empty if everything does
    Search(
            Outline outline,
            Matches.Known known,
            JobRunner jobs,
            Consumer<Optional<Matches>> found) {
        this.outline = outline;
        this.known = known;
        this.jobs = jobs;
        this.found = found;
    }

    void ask(Query query) {
        pause.stop();
        slot.clear();
        if (query.isAll()) {
            found.accept(Optional.empty());
        } else if (outline.size() <= LARGE) {
            found.accept(Optional.of(Matches.of(outline, query, known, Monitor.NONE)));
        } else {
            pause.setOnFinished(_ -> start(query));
            pause.playFromStart();
        }
    }

    private void start(Query query) {
        slot.replace(
                jobs.submit(
                        TEXTS.get("search.job"),
                        Priority.VISIBLE,
                        0,
                        monitor -> Matches.of(outline, query, known, monitor),
                        outcome -> {
                            if (outcome instanceof Outcome.Done<Matches>(Matches matches)) {
                                found.accept(Optional.of(matches));
                            }
                        }));
    }

    void stop() {
        pause.stop();
        slot.clear();
    }
}

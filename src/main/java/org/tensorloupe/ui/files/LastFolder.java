package org.tensorloupe.ui.files;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import javafx.application.Platform;
import org.jspecify.annotations.Nullable;

/// The folder in which dialogs begin. JavaFX thread only.
final class LastFolder {
    private static final int PATIENCE_MILLIS = 500;

    private final Predicate<Path> there;
    private @Nullable Path folder;
    private boolean asking;

    LastFolder() {
        this(Files::isDirectory);
    }

    /// @param there asks the disk whether a folder is there; may take forever
    LastFolder(Predicate<Path> there) {
        this.there = there;
    }

    /// Whether a dialog is about to be shown, so that no other one should be.
    boolean isAsking() {
        return asking;
    }

    /// Dialogs begin beside a file from now on.
    void beside(Path chosen) {
        folder = chosen.getParent();
    }

    /// The folder, if it is still there. A thread of its own asks the disk, and the window goes on
    /// meanwhile; a disk that does not answer is as good as none.
    Optional<Path> find() {
        Path last = folder;
        if (last == null) {
            return Optional.empty();
        }
        Object answer = new Object();
        CompletableFuture<?> _ =
                CompletableFuture.supplyAsync(
                                () -> there.test(last),
                                work -> Thread.ofPlatform().daemon().name("look").start(work))
                        .completeOnTimeout(false, PATIENCE_MILLIS, TimeUnit.MILLISECONDS)
                        .exceptionally(_ -> false)
                        .thenAccept(found ->
                                Platform.runLater(
                                        () -> Platform.exitNestedEventLoop(answer, found)));
        asking = true;
        boolean found = Boolean.TRUE.equals(Platform.enterNestedEventLoop(answer));
        asking = false;
        return found ? Optional.of(last) : Optional.empty();
    }
}

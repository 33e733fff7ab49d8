package org.tensorloupe.ui.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javafx.application.Platform;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxToolkit;

class LastFolderTest {
    @TempDir private Path folder = Path.of("");

    @BeforeAll
    static void start() throws Exception {
        FxToolkit.registerPrimaryStage();
    }

    private static Optional<Path> find(LastFolder last, Path chosen) throws Exception {
        CompletableFuture<Optional<Path>> found = new CompletableFuture<>();
        Platform.runLater(() -> {
            last.beside(chosen);
            found.complete(last.find());
        });
        return found.get(20, TimeUnit.SECONDS);
    }

    @Test
    void isTheFolderOfTheFileThatWasChosenLast() throws Exception {
        assertThat(find(new LastFolder(), folder.resolve("a.pth"))).contains(folder);
    }

    @Test
    void isNoneOnceTheFolderIsGone() throws Exception {
        Path gone = Files.createDirectory(folder.resolve("gone"));
        Files.delete(gone);
        assertThat(find(new LastFolder(), gone.resolve("a.pth"))).isEmpty();
    }

    @Test
    void aDiskThatDoesNotAnswerIsAsGoodAsNoneAndTheWindowGoesOn() throws Exception {
        CountDownLatch gate = new CountDownLatch(1);
        CountDownLatch asked = new CountDownLatch(1);
        CompletableFuture<Boolean> alive = new CompletableFuture<>();
        LastFolder share =
                new LastFolder(_ -> {
                    asked.countDown();
                    Platform.runLater(() -> alive.complete(true));
                    try {
                        return gate.await(60, TimeUnit.SECONDS);
                    } catch (InterruptedException _) {
                        return false;
                    }
                });

        assertThat(find(share, folder.resolve("a.pth"))).isEmpty();
        assertThat(asked.getCount()).isZero();
        assertThat(alive.get(20, TimeUnit.SECONDS)).isTrue();
        gate.countDown();
    }
}

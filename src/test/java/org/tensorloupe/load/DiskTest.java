package org.tensorloupe.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.tensorloupe.load.Disk.Found;

@Timeout(60)
class DiskTest {
    @TempDir private Path folder = Path.of("");
    private final Disk disk = new Disk(Runnable::run);

    @Test
    void tellsFilesFoldersAndWhatIsMissingInTheGivenOrder() throws Exception {
        Path file = Files.createFile(folder.resolve("a.pth"));
        Path missing = folder.resolve("gone").resolve("b.pth");
        CompletableFuture<Map<Path, Found>> answer = new CompletableFuture<>();

        disk.look(List.of(missing, file, folder), answer::complete);

        assertThat(answer.get())
                .containsExactly(
                        Map.entry(missing, Found.MISSING),
                        Map.entry(file, Found.FILE),
                        Map.entry(folder, Found.FOLDER));
    }

    @Test
    void aDiskThatHangsIsToldAsSilentAndKeepsNothingElseWaiting() throws Exception {
        Path file = Files.createFile(folder.resolve("a.pth"));
        Path share = Path.of("/share/b.pth");
        CountDownLatch gate = new CountDownLatch(1);
        AtomicInteger asked = new AtomicInteger();
        Disk slow =
                new Disk(
                        Runnable::run,
                        path -> {
                            if (path.equals(share)) {
                                asked.incrementAndGet();
                                await(gate);
                            }
                            return Found.FILE;
                        });
        CompletableFuture<Map<Path, Found>> hanging = new CompletableFuture<>();
        CompletableFuture<Map<Path, Found>> again = new CompletableFuture<>();
        CompletableFuture<Map<Path, Found>> other = new CompletableFuture<>();

        slow.look(List.of(file, share), hanging::complete);
        slow.look(List.of(share), again::complete);
        slow.look(List.of(file), other::complete);

        assertThat(other.get()).containsEntry(file, Found.FILE);
        assertThat(hanging.get())
                .containsEntry(file, Found.FILE)
                .containsEntry(share, Found.SILENT);
        assertThat(again.get()).containsEntry(share, Found.SILENT);
        assertThat(asked).as("threads that hang").hasValue(1);
        gate.countDown();
    }

    private static void await(CountDownLatch gate) {
        try {
            gate.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void answersForNoPaths() throws Exception {
        CompletableFuture<Map<Path, Found>> answer = new CompletableFuture<>();
        disk.look(List.of(), answer::complete);
        assertThat(answer.get()).isEmpty();
    }
}

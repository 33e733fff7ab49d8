package org.tensorloupe.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.tensorloupe.bytes.HeapCache;
import org.tensorloupe.fault.FormatFault;
import org.tensorloupe.stats.Summary;
import org.tensorloupe.tensor.Component;
import org.tensorloupe.tensor.TensorInfo;
import org.tensorloupe.testkit.Places;

/// Files that change under the program that has them open.
@Timeout(60)
class ChangeWatchTest {
    private static final Path RESNET = Places.fixture("resnet18-small.pth");

    @TempDir private Path folder = Path.of("");
    private final JobRunner jobs = new JobRunner(Runnable::run, 2);
    private final Documents documents = new Documents(jobs, new HeapCache(), Duration.ZERO);
    private final BlockingQueue<DiskChange> told = new LinkedBlockingQueue<>();

    @AfterEach
    void close() {
        documents.close();
        jobs.close();
    }

    private Document open(Path path) throws Exception {
        CompletableFuture<Document> opened = new CompletableFuture<>();
        documents.open(
                path,
                outcome -> {
                    if (outcome instanceof Outcome.Done<Document>(Document document)) {
                        opened.complete(document);
                    } else {
                        opened.completeExceptionally(new AssertionError(outcome.toString()));
                    }
                });
        return opened.get();
    }

    private Path copy(String name) throws IOException {
        return Files.copy(RESNET, folder.resolve(name), StandardCopyOption.REPLACE_EXISTING);
    }

    private void waitFor(DiskChange change) throws InterruptedException {
        while (told.take() != change) {
            // What came before.
        }
    }

    @Test
    void tellsOfAFileThatIsWrittenInPlaceReplacedAndDeleted() throws Exception {
        Path file = copy("model.pth");
        try (Document document = open(file)) {
            Watched watched = documents.watch(document, told::add);

            Files.write(file, new byte[] {1, 2, 3}, StandardOpenOption.APPEND);
            waitFor(DiskChange.CHANGED);
            watched.accept();

            Path other = copy("new.tmp");
            Files.setLastModifiedTime(other, Files.getLastModifiedTime(file));
            Files.move(other, file, StandardCopyOption.ATOMIC_MOVE);
            waitFor(DiskChange.CHANGED);

            Files.delete(file);
            waitFor(DiskChange.GONE);
            copy("model.pth");
            waitFor(DiskChange.CHANGED);
        }
    }

    @Test
    void tellsOfAChangeThatTheSystemDidNotTellWhenItIsAskedToLook() throws Exception {
        Path file = copy("model.pth");
        try (Document document = open(file)) {
            Watched watched = new Watched(file, document.files(), Runnable::run, told::add);
            Files.setLastModifiedTime(file, FileTime.from(Instant.EPOCH));

            watched.look(false);

            waitFor(DiskChange.CHANGED);
        }
    }

    @Test
    void noticesWhatHappenedBetweenOpeningAndWatching() throws Exception {
        Path file = copy("model.pth");
        try (Document document = open(file)) {
            Files.delete(file);
            documents.watch(document, told::add);
            waitFor(DiskChange.GONE);
        }
    }

    @Test
    void tellsOfAnyFileOfAModelInSeveral() throws Exception {
        Path source = Places.fixture("dcp-ranks");
        Path copy = Files.createDirectory(folder.resolve("model"));
        try (Stream<Path> parts = Files.list(source)) {
            for (Path part : parts.toList()) {
                Files.copy(part, copy.resolve(source.relativize(part)));
            }
        }
        try (Document document = open(copy)) {
            documents.watch(document, told::add);
            try (Stream<Path> parts = Files.list(copy)) {
                Path shard = parts.filter(p -> p.toString().endsWith("distcp")).findFirst().get();
                Files.setLastModifiedTime(shard, FileTime.from(Instant.EPOCH));
            }
            waitFor(DiskChange.CHANGED);
        }
    }

    @Test
    void saysNothingOfOtherFilesAndAfterItsEnd() throws Exception {
        Path file = copy("model.pth");
        try (Document document = open(file)) {
            Watched watched = documents.watch(document, told::add);
            BlockingQueue<DiskChange> others = new LinkedBlockingQueue<>();
            documents.watch(document, others::add);
            copy("other.pth");
            watched.cancel();
            Files.delete(file);

            assertThat(others.take()).isEqualTo(DiskChange.GONE);
            assertThat(told).isEmpty();
        }
    }

    @Test
    void aFileThatIsCutShortUnderItsReadersIsAFault() throws Exception {
        Path file = copy("model.pth");
        try (Document document = open(file)) {
            try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
                channel.truncate(4096);
            }
            for (TensorInfo tensor :
                    document.checkpoint().tensors().stream().map(n -> n.tensor()).toList()) {
                CompletableFuture<Outcome<Summary>> outcome = new CompletableFuture<>();
                document.summarise(tensor, Component.VALUE, Priority.VISIBLE, outcome::complete);
                assertThat(outcome.get())
                        .satisfiesAnyOf(
                                cut ->
                                        assertThat(cut)
                                                .isInstanceOfSatisfying(
                                                        Outcome.Failed.class,
                                                        failed ->
                                                                assertThat(failed.fault())
                                                                        .isInstanceOf(
                                                                                FormatFault.Changed
                                                                                        .class)),
                                whole -> assertThat(whole).isInstanceOf(Outcome.Done.class));
            }
            CompletableFuture<Outcome<String>> late = new CompletableFuture<>();
            document.run(
                    "reading",
                    Priority.VISIBLE,
                    0,
                    _ -> {
                        throw new InternalError(
                                "a fault occurred in a recent unsafe memory access operation in"
                                        + " compiled Java code");
                    },
                    late::complete);
            assertThat(late.get())
                    .isInstanceOfSatisfying(
                            Outcome.Failed.class,
                            failed ->
                                    assertThat(failed.fault())
                                            .isEqualTo(new FormatFault.Changed("model.pth")));
        }
    }
}

package org.tensorloupe.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.tensorloupe.bytes.Monitor;
import org.tensorloupe.fault.CheckpointException;
import org.tensorloupe.fault.FormatFault;
import org.tensorloupe.stats.Summary;
import org.tensorloupe.tensor.Component;
import org.tensorloupe.tensor.TensorInfo;
import org.tensorloupe.tensor.TensorReader;
import org.tensorloupe.testkit.Places;

@Timeout(60)
class DocumentTest {
    private final JobRunner jobs = new JobRunner(Runnable::run, 2);
    private final Documents documents = new Documents(jobs);

    @AfterEach
    void close() {
        jobs.close();
        documents.close();
    }

    @Test
    void opensInTheBackgroundAndGivesStatistics() throws Exception {
        Document document = open("resnet18-small.pth");
        TensorInfo conv1 = tensor(document, "conv1.weight");
        CompletableFuture<Outcome<Summary>> outcome = new CompletableFuture<>();
        document.summarise(conv1, Component.VALUE, Priority.VISIBLE, outcome::complete);
        assertThat(outcome.get())
                .isInstanceOfSatisfying(
                        Outcome.Done.class,
                        done -> assertThat(((Summary) done.value()).count()).isEqualTo(9408));
        assertThat(document.known(conv1, Component.VALUE)).isPresent();
        document.close();
    }

    @Test
    void faultsOfTheFileArriveAsFaults() throws Exception {
        CompletableFuture<Outcome<Document>> outcome = new CompletableFuture<>();
        documents.open(Places.fixture("python-path.pth"), outcome::complete);
        assertThat(outcome.get())
                .isInstanceOfSatisfying(
                        Outcome.Failed.class,
                        failed ->
                                assertThat(failed.fault())
                                        .isInstanceOf(FormatFault.NotACheckpoint.class));
    }

    @Test
    void equalRequestsShareOneComputation() throws Exception {
        Document document = open("resnet18-small.pth");
        CountDownLatch gate = new CountDownLatch(1);
        block(document, gate);
        block(document, gate);
        TensorInfo conv1 = tensor(document, "conv1.weight");
        CompletableFuture<Outcome<Summary>> first = new CompletableFuture<>();
        CompletableFuture<Outcome<Summary>> second = new CompletableFuture<>();
        document.summarise(conv1, Component.VALUE, Priority.VISIBLE, first::complete);
        document.summarise(conv1, Component.VALUE, Priority.VISIBLE, second::complete);
        assertThat(jobs.jobs().stream().filter(job -> job.title().contains("conv1"))).hasSize(1);
        gate.countDown();
        assertThat(value(first)).isSameAs(value(second));
        document.close();
    }

    @Test
    void aSharedComputationGoesOnWhileSomebodyWaits() throws Exception {
        Document document = open("resnet18-small.pth");
        CountDownLatch gate = new CountDownLatch(1);
        block(document, gate);
        block(document, gate);
        TensorInfo conv1 = tensor(document, "conv1.weight");
        CompletableFuture<Outcome<Summary>> kept = new CompletableFuture<>();
        Cancellable gone =
                document.summarise(
                        conv1,
                        Component.VALUE,
                        Priority.VISIBLE,
                        outcome -> {
                            throw new AssertionError("a cancelled request heard " + outcome);
                        });
        document.summarise(conv1, Component.VALUE, Priority.VISIBLE, kept::complete);
        gone.cancel();
        gate.countDown();
        assertThat(value(kept).count()).isEqualTo(9408);
        document.close();
    }

    @Test
    void closingDuringWorkLetsTheReaderFinishOrStopAndThenReleasesTheFile() throws Exception {
        Document document = open("resnet18-small.pth");
        TensorInfo conv1 = tensor(document, "conv1.weight");
        CountDownLatch begun = new CountDownLatch(1);
        CompletableFuture<Outcome<String>> ended = new CompletableFuture<>();
        document.run(
                "reading",
                Priority.VISIBLE,
                0,
                monitor -> {
                    double[] block = new double[1024];
                    while (true) {
                        TensorReader.open(conv1, Component.VALUE, document.storages(), monitor)
                                .read(0, block, 0, block.length);
                        begun.countDown();
                        monitor.advance(block.length);
                    }
                },
                ended::complete);
        begun.await();
        document.close();
        assertThat(ended.get()).isInstanceOf(Outcome.Cancelled.class);
        assertThat(readFault(document, conv1)).isInstanceOf(FormatFault.Closed.class);
    }

    @Test
    void workThatComesAfterClosingIsNotBegun() throws Exception {
        Document document = open("resnet18-small.pth");
        document.close();
        CompletableFuture<Outcome<String>> ended = new CompletableFuture<>();
        document.run(
                "late",
                Priority.VISIBLE,
                0,
                _ -> {
                    throw new AssertionError("begun");
                },
                ended::complete);
        assertThat(ended.get()).isNotInstanceOf(Outcome.Crashed.class);
    }

    /// Reads until the file is released; the last job or a closing thread does that.
    private static FormatFault readFault(Document document, TensorInfo tensor) {
        while (true) {
            try {
                TensorReader.open(tensor, Component.VALUE, document.storages(), Monitor.NONE)
                        .read(0, new double[1], 0, 1);
                Thread.onSpinWait();
            } catch (CheckpointException e) {
                return e.fault();
            }
        }
    }

    private void block(Document document, CountDownLatch gate) throws InterruptedException {
        CountDownLatch begun = new CountDownLatch(1);
        document.run(
                "block",
                Priority.VISIBLE,
                0,
                _ -> {
                    begun.countDown();
                    try {
                        gate.await();
                    } catch (InterruptedException e) {
                        throw new IllegalStateException(e);
                    }
                    return "";
                },
                _ -> {});
        begun.await();
    }

    private Document open(String fixture) throws InterruptedException, ExecutionException {
        Path path = Places.fixture(fixture);
        CompletableFuture<Outcome<Document>> outcome = new CompletableFuture<>();
        documents.open(path, outcome::complete);
        return value(outcome);
    }

    private static <T> T value(CompletableFuture<Outcome<T>> outcome)
            throws InterruptedException, ExecutionException {
        assertThat(outcome.get()).isInstanceOf(Outcome.Done.class);
        return Objects.requireNonNull(((Outcome.Done<T>) outcome.get()).value());
    }

    private static TensorInfo tensor(Document document, String name) {
        return document.checkpoint().tensors().stream()
                .filter(node -> node.name().equals(name))
                .findFirst()
                .orElseThrow()
                .tensor();
    }
}

package org.tensorloupe.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.tensorloupe.fault.CheckpointException;
import org.tensorloupe.fault.FormatFault;
import org.tensorloupe.testkit.HangingPath;
import org.tensorloupe.testkit.Places;

@Timeout(60)
class OpeningsTest {
    private static final Duration FOREVER = Duration.ofDays(1);

    private final JobRunner jobs = new JobRunner(Runnable::run, 1);
    private final CountDownLatch gate = new CountDownLatch(1);

    @AfterEach
    void close() {
        gate.countDown();
        jobs.close();
    }

    @Test
    void aDiskThatHangsKeepsNoOtherFileWaiting() throws Exception {
        Openings openings = new Openings(jobs, 1, FOREVER);
        for (int i = 0; i < 40; i++) {
            openings.begin("hangs", _ -> waitFor(gate), (_, _) -> "", _ -> {});
        }

        assertThat(open(openings, _ -> "there", (found, _) -> found).get())
                .isEqualTo(new Outcome.Done<>("there"));
        assertThat(jobs.jobs()).hasSize(40);
    }

    @Test
    void aFileThatHangsInTheMiddleKeepsOthersWaitingForAWhileOnly() throws Exception {
        Openings openings = new Openings(jobs, 1, Duration.ofMillis(20));
        CountDownLatch within = new CountDownLatch(1);
        openings.begin(
                "hangs",
                _ -> "",
                (_, _) -> {
                    within.countDown();
                    return waitFor(gate);
                },
                _ -> {});
        within.await();

        assertThat(open(openings, _ -> "", (_, _) -> "open").get())
                .isEqualTo(new Outcome.Done<>("open"));
    }

    @Test
    void opensFewFilesAtOnce() throws Exception {
        Openings openings = new Openings(jobs, 2, FOREVER);
        CountDownLatch looked = new CountDownLatch(6);
        AtomicInteger within = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        CompletableFuture<?>[] all = new CompletableFuture<?>[6];
        for (int i = 0; i < all.length; i++) {
            all[i] =
                    open(
                            openings,
                            _ -> {
                                looked.countDown();
                                return "";
                            },
                            (_, _) -> {
                                most.accumulateAndGet(within.incrementAndGet(), Math::max);
                                waitFor(gate);
                                within.decrementAndGet();
                                return "";
                            });
        }
        looked.await();
        gate.countDown();
        CompletableFuture.allOf(all).get();

        assertThat(most).hasValueBetween(1, 2);
        assertThat(jobs.jobs()).isEmpty();
    }

    @Test
    void oneThatIsGivenUpInTheQueueLetsTheNextOnesPass() throws Exception {
        Openings openings = new Openings(jobs, 1, Duration.ofMillis(20));
        openings.begin("hangs", _ -> "", (_, _) -> waitFor(gate), _ -> {});
        CompletableFuture<Outcome<String>> given = new CompletableFuture<>();
        Job job = openings.begin("given up", _ -> "", (_, _) -> "", given::complete);
        job.cancel();

        assertThat(given.get()).isNotInstanceOf(Outcome.Failed.class);
        assertThat(open(openings, _ -> "", (_, _) -> "open").get())
                .isEqualTo(new Outcome.Done<>("open"));
    }

    @Test
    void cancellingEndsAHangingOneAtOnceAndClosesWhatItBringsLater() throws Exception {
        Documents documents = new Documents(jobs);
        CompletableFuture<Outcome<Document>> opened = new CompletableFuture<>();
        documents.open(Places.fixture("halves.pth"), opened::complete);
        Document late = ((Outcome.Done<Document>) opened.get()).value();
        CompletableFuture<Outcome<Document>> outcome = new CompletableFuture<>();
        CountDownLatch hangs = new CountDownLatch(1);
        Job job =
                new Openings(jobs, 1, FOREVER)
                        .begin(
                                "hangs",
                                _ -> {
                                    hangs.countDown();
                                    return waitFor(gate);
                                },
                                (_, _) -> late,
                                outcome::complete);
        hangs.await();

        job.cancel();

        assertThat(outcome.get()).isInstanceOf(Outcome.Cancelled.class);
        assertThat(jobs.jobs()).isEmpty();
        gate.countDown();
        Outcome<String> after = new Outcome.Done<>("");
        while (after instanceof Outcome.Done<String>) {
            CompletableFuture<Outcome<String>> read = new CompletableFuture<>();
            late.run("read", Priority.VISIBLE, 0, _ -> "", read::complete);
            after = read.get();
        }
        documents.close();
    }

    @Test
    void aFileOnAShareThatHangsKeepsNoJobsWaiting() throws Exception {
        Documents documents = new Documents(jobs);
        HangingPath share = new HangingPath(Places.fixture("halves.pth"));
        CompletableFuture<Outcome<Document>> slow = new CompletableFuture<>();
        documents.open(share.path(), slow::complete);
        CompletableFuture<Outcome<String>> other = new CompletableFuture<>();
        jobs.submit("other", Priority.LATER, 0, _ -> "done", other::complete);

        assertThat(other.get()).isEqualTo(new Outcome.Done<>("done"));
        assertThat(slow).isNotDone();
        share.answer();
        assertThat(slow.get()).isInstanceOf(Outcome.Crashed.class);
        documents.close();
    }

    private static <L, T> CompletableFuture<Outcome<T>> open(
            Openings openings, Work<L> look, Openings.Step<L, T> step) {
        CompletableFuture<Outcome<T>> outcome = new CompletableFuture<>();
        openings.begin("file", look, step, outcome::complete);
        return outcome;
    }

    private static String waitFor(CountDownLatch gate) throws CheckpointException {
        try {
            gate.await();
            return "";
        } catch (InterruptedException e) {
            throw new CheckpointException(new FormatFault.Empty("interrupted"), e);
        }
    }
}

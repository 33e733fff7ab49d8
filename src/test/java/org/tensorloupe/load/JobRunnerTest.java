package org.tensorloupe.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.tensorloupe.fault.CheckpointException;
import org.tensorloupe.fault.FormatFault;

@Timeout(60)
class JobRunnerTest {
    private final JobRunner runner = new JobRunner(Runnable::run, 1);
    private final List<String> ended = Collections.synchronizedList(new ArrayList<>());

    @AfterEach
    void close() {
        runner.close();
    }

    @Test
    void runsWhatTheUserLooksAtBeforeWhatWaitsLonger() throws InterruptedException {
        CountDownLatch gate = new CountDownLatch(1);
        CountDownLatch all = new CountDownLatch(4);
        submit("first", Priority.LATER, _ -> waitFor(gate), all);
        submit("later", Priority.LATER, _ -> "", all);
        submit("asked", Priority.ASKED, _ -> "", all);
        submit("visible", Priority.VISIBLE, _ -> "", all);
        gate.countDown();
        all.await();
        assertThat(ended).containsExactly("first Done", "visible Done", "asked Done", "later Done");
    }

    @Test
    void tellsFaultsFromDefects() throws InterruptedException {
        CountDownLatch all = new CountDownLatch(3);
        submit(
                "fault",
                Priority.ASKED,
                _ -> {
                    throw new CheckpointException(new FormatFault.Empty("a.pth"));
                },
                all);
        submit(
                "defect",
                Priority.ASKED,
                _ -> {
                    throw new IllegalStateException("ours");
                },
                all);
        submit(
                "disk",
                Priority.ASKED,
                _ -> {
                    throw new IOException("No space left on device");
                },
                all);
        all.await();
        assertThat(ended).containsExactly("fault Failed", "defect Crashed", "disk Crashed");
    }

    @Test
    void leavesOnlyTheLastOfTwentySelectionsAtWork() throws InterruptedException {
        CountDownLatch gate = new CountDownLatch(1);
        CountDownLatch all = new CountDownLatch(21);
        submit("busy", Priority.VISIBLE, _ -> waitFor(gate), all);
        Slot slot = new Slot();
        List<Integer> worked = Collections.synchronizedList(new ArrayList<>());
        for (int i = 0; i < 20; i++) {
            int number = i;
            slot.replace(
                    submit(
                            "selection " + i,
                            Priority.VISIBLE,
                            _ -> {
                                worked.add(number);
                                return "";
                            },
                            all));
        }
        gate.countDown();
        all.await();
        assertThat(worked).containsExactly(19);
        assertThat(ended.stream().filter(text -> text.endsWith("Cancelled"))).hasSize(19);
    }

    @Test
    void neverDeliversAResultAfterItsJobWasCancelled() throws InterruptedException {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch gate = new CountDownLatch(1);
        CountDownLatch all = new CountDownLatch(1);
        Job job =
                submit(
                        "late",
                        Priority.VISIBLE,
                        _ -> {
                            begun.countDown();
                            return waitFor(gate);
                        },
                        all);
        begun.await();
        job.cancel();
        gate.countDown();
        all.await();
        assertThat(ended).containsExactly("late Cancelled");
    }

    @Test
    void stopsWorkAtItsNextWordWithTheMonitor() throws InterruptedException {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch all = new CountDownLatch(1);
        Job job =
                submit(
                        "endless",
                        Priority.VISIBLE,
                        monitor -> {
                            while (true) {
                                monitor.advance(1);
                                begun.countDown();
                            }
                        },
                        all);
        begun.await();
        job.cancel();
        all.await();
        assertThat(ended).containsExactly("endless Cancelled");
        assertThat(job.done()).isPositive();
    }

    @Test
    void knowsWhichJobsAreAlive() throws InterruptedException {
        CountDownLatch gate = new CountDownLatch(1);
        CountDownLatch all = new CountDownLatch(2);
        submit("busy", Priority.LATER, _ -> waitFor(gate), all);
        submit("next", Priority.VISIBLE, _ -> "", all);
        assertThat(runner.jobs()).extracting(Job::title).containsExactly("next", "busy");
        gate.countDown();
        all.await();
        assertThat(runner.jobs()).isEmpty();
    }

    private Job submit(String title, Priority priority, Work<String> work, CountDownLatch all) {
        return runner.submit(
                title,
                priority,
                0,
                work,
                outcome -> {
                    ended.add(title + " " + outcome.getClass().getSimpleName());
                    all.countDown();
                });
    }

    private static String waitFor(CountDownLatch gate) throws IOException {
        try {
            gate.await();
            return "waited";
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }
}

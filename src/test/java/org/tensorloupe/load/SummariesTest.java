package org.tensorloupe.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.tensorloupe.bytes.ByteView;
import org.tensorloupe.bytes.ByteViews;
import org.tensorloupe.bytes.HeapCache;
import org.tensorloupe.bytes.Monitor;
import org.tensorloupe.fault.CheckpointException;
import org.tensorloupe.fault.FormatFault;
import org.tensorloupe.stats.Chunks;
import org.tensorloupe.stats.Statistics;
import org.tensorloupe.stats.Summary;
import org.tensorloupe.tensor.Component;
import org.tensorloupe.tensor.DTypes;
import org.tensorloupe.tensor.Shape;
import org.tensorloupe.tensor.StorageRef;
import org.tensorloupe.tensor.StorageSource;
import org.tensorloupe.tensor.Strides;
import org.tensorloupe.tensor.TensorInfo;
import org.tensorloupe.tensor.TensorReader;

/// The statistics of a document, with storages that count how often they are asked for.
@Timeout(60)
class SummariesTest {
    private static final int SIZE = (int) (Chunks.SIZE * 5 / 2);

    private final CountingStorages storages = new CountingStorages();
    private final Cores cores = new Cores();
    private final AtomicInteger inside = new AtomicInteger();
    private final JobRunner jobs = new JobRunner(Runnable::run, 2);

    @AfterEach
    void close() {
        jobs.close();
        cores.close();
    }

    /// Random bytes under every key but those that begin with `lost`. A gate holds up `gated`.
    private static final class CountingStorages implements StorageSource {
        private final Map<String, AtomicInteger> asked = new ConcurrentHashMap<>();
        private final List<String> order = new ArrayList<>();
        private final CountDownLatch gate = new CountDownLatch(1);
        private final CountDownLatch begun = new CountDownLatch(1);
        private final ByteView view;

        CountingStorages() {
            byte[] bytes = new byte[SIZE];
            new Random(3).nextBytes(bytes);
            view = ByteViews.of("random", bytes);
        }

        @Override
        public ByteView bytes(StorageRef storage, Monitor monitor) throws CheckpointException {
            asked.computeIfAbsent(storage.key(), _ -> new AtomicInteger()).incrementAndGet();
            synchronized (order) {
                order.add(storage.key());
            }
            if (storage.key().equals("gated")) {
                begun.countDown();
                try {
                    gate.await();
                } catch (InterruptedException e) {
                    throw new IllegalStateException(e);
                }
            }
            if (storage.key().startsWith("lost")) {
                throw new CheckpointException(new FormatFault.MissingPart("memory", "lost"));
            }
            return view;
        }

        int asked(String key) {
            return asked.getOrDefault(key, new AtomicInteger()).get();
        }

        @Override
        public Place locate(StorageRef storage) {
            return new Place(storage.key(), OptionalLong.empty());
        }
    }

    private static TensorInfo tensor(String key, long elements) {
        Shape shape = Shape.of(elements);
        return new TensorInfo(
                key,
                DTypes.named("int8").orElseThrow(),
                shape,
                Strides.contiguous(shape),
                0,
                new StorageRef(key, "cpu", SIZE, ByteOrder.LITTLE_ENDIAN),
                TensorInfo.Traits.PLAIN);
    }

    private Summaries summaries(long budget) {
        return new Summaries(
                storages,
                new SummaryStore(new HeapCache(budget)),
                cores,
                new SummaryQueue.Gate() {
                    @Override
                    public boolean enter() {
                        inside.incrementAndGet();
                        return true;
                    }

                    @Override
                    public void leave() {
                        inside.decrementAndGet();
                    }
                });
    }

    /// Hears of a sweep, and lets a test wait for its end.
    private static final class Ear implements Sweep.Listener {
        private final List<TensorInfo> arrived = new ArrayList<>();
        private final CountDownLatch ended = new CountDownLatch(1);
        private volatile boolean whole;

        @Override
        public synchronized void arrived(List<TensorInfo> tensors) {
            arrived.addAll(tensors);
        }

        @Override
        public void ended(boolean all) {
            whole = all;
            ended.countDown();
        }
    }

    private Sweep sweep(Summaries summaries, List<TensorInfo> tensors, Ear ear) {
        Job job = jobs.begin("Statistics", Priority.LATER, 0);
        return new Sweep(tensors, summaries::answers, job, Runnable::run, ear, () -> jobs.end(job));
    }

    private Summary alone(TensorInfo tensor) throws CheckpointException {
        return Summary.of(
                TensorReader.open(tensor, Component.VALUE, storages, Monitor.NONE), Monitor.NONE);
    }

    private static List<String> texts(Summary summary) {
        return Statistics.ALL.stream().map(statistic -> statistic.text(summary)).toList();
    }

    @Test
    void cutsALargeTensorOverAllCoresWithTheStatisticsOfOneThread() throws Exception {
        TensorInfo large = tensor("a", SIZE);
        Summary summary =
                summaries(1 << 20).get(large, Component.VALUE, Priority.VISIBLE, Monitor.NONE);
        assertThat(texts(summary)).isEqualTo(texts(alone(large)));
        assertThat(inside).hasValue(0);
    }

    @Test
    void computesWhatASweepAnExportAndTheDetailsAskForOnlyOnce() throws Exception {
        Summaries summaries = summaries(64 << 20);
        List<TensorInfo> tensors = new ArrayList<>();
        for (int i = 0; i < 500; i++) {
            tensors.add(tensor("t" + i, 1 + i));
        }
        Ear ear = new Ear();
        summaries.begin(sweep(summaries, tensors, ear));
        List<String> exported = new ArrayList<>();
        summaries.inOrder(tensors, Monitor.NONE, (tensor, _) -> exported.add(tensor.name()));
        ear.ended.await();
        for (TensorInfo tensor : tensors) {
            summaries.get(tensor, Component.VALUE, Priority.VISIBLE, Monitor.NONE);
        }
        assertThat(exported).isEqualTo(tensors.stream().map(TensorInfo::name).toList());
        assertThat(ear.whole).isTrue();
        assertThat(tensors.stream().map(t -> storages.asked(t.name())).distinct())
                .containsExactly(1);
    }

    @Test
    void computesATensorOfTwoNamesOnce() throws Exception {
        Summaries summaries = summaries(64 << 20);
        TensorInfo embedding = tensor("shared", SIZE);
        Ear ear = new Ear();
        summaries.begin(sweep(summaries, List.of(embedding, embedding.named("head")), ear));
        ear.ended.await();
        assertThat(ear.arrived).hasSize(2);
        assertThat(storages.asked("shared")).isEqualTo(3);
        assertThat(summaries.figures(embedding.named("head"), Component.VALUE)).isPresent();
    }

    @Test
    void keepsTheFiguresOfAllWhenTheHistogramsOutgrowTheirBudget() throws Exception {
        Summaries summaries = summaries(1 << 14);
        List<TensorInfo> tensors = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            tensors.add(tensor("t" + i, 200));
        }
        Ear ear = new Ear();
        summaries.begin(sweep(summaries, tensors, ear));
        ear.ended.await();
        assertThat(tensors)
                .allSatisfy(t ->
                        assertThat(summaries.figures(t, Component.VALUE))
                                .get()
                                .satisfies(s -> assertThat(texts(s)).isEqualTo(texts(alone(t)))));
        assertThat(tensors.stream().filter(t -> summaries.known(t, Component.VALUE).isPresent()))
                .hasSizeBetween(1, 299);
        TensorInfo forgotten =
                tensors.stream()
                        .filter(t -> summaries.known(t, Component.VALUE).isEmpty())
                        .findFirst()
                        .orElseThrow();
        assertThat(
                        summaries
                                .get(forgotten, Component.VALUE, Priority.VISIBLE, Monitor.NONE)
                                .histogram()
                                .isExact())
                .isTrue();
    }

    @Test
    void forgetsTheHistogramsOfSmallTensorsFirst() throws Exception {
        TensorInfo large = tensor("large", SIZE);
        Summaries summaries = summaries(30_000);
        summaries.get(large, Component.VALUE, Priority.VISIBLE, Monitor.NONE);
        for (int i = 0; i < 100; i++) {
            summaries.get(tensor("t" + i, 200), Component.VALUE, Priority.VISIBLE, Monitor.NONE);
        }
        assertThat(summaries.known(large, Component.VALUE)).isPresent();
        assertThat(summaries.known(tensor("t0", 200), Component.VALUE)).isEmpty();
    }

    @Test
    void keepsWhyATensorHasNoStatistics() throws Exception {
        Summaries summaries = summaries(1 << 20);
        List<TensorInfo> tensors =
                List.of(tensor("a", 5), tensor("lost", 5), tensor("lost2", SIZE), tensor("b", 5));
        Ear ear = new Ear();
        summaries.begin(sweep(summaries, tensors, ear));
        ear.ended.await();
        assertThat(ear.arrived).hasSize(4);
        assertThat(summaries.failure(tensors.get(1)))
                .get()
                .isInstanceOfSatisfying(
                        Outcome.Failed.class,
                        failed ->
                                assertThat(failed.fault())
                                        .isInstanceOf(FormatFault.MissingPart.class));
        assertThat(summaries.failure(tensors.get(2))).isPresent();
        assertThat(summaries.failure(tensors.get(3))).isEmpty();
        assertThat(summaries.answers(tensors.get(1))).isTrue();
    }

    @Test
    void takesTheRowsOnTheScreenFirstAndASelectionBeforeThem() throws Exception {
        Summaries summaries = summaries(1 << 20);
        List<TensorInfo> tensors = new ArrayList<>();
        tensors.add(tensor("gated", 9));
        for (int i = 1; i < 100; i++) {
            tensors.add(tensor("t" + i, 9));
        }
        CountDownLatch free = new CountDownLatch(1);
        holdAllCoresBut(1, free);
        Ear ear = new Ear();
        Sweep sweep = sweep(summaries, tensors, ear);
        summaries.begin(sweep);
        storages.begun.await();
        sweep.prefer(new int[] {70, 71});
        AtomicLong chosen = new AtomicLong();
        Thread selecting =
                Thread.ofPlatform()
                        .start(() -> {
                            try {
                                chosen.set(
                                        summaries
                                                .get(
                                                        tensors.get(40),
                                                        Component.VALUE,
                                                        Priority.VISIBLE,
                                                        Monitor.NONE)
                                                .count());
                            } catch (CheckpointException e) {
                                throw new IllegalStateException(e);
                            }
                        });
        while (selecting.getState() != Thread.State.TIMED_WAITING) {
            Thread.onSpinWait();
        }
        storages.gate.countDown();
        ear.ended.await();
        selecting.join();
        free.countDown();
        assertThat(chosen).hasValue(9);
        assertThat(storages.order.subList(0, 5))
                .containsExactly("gated", "t40", "t70", "t71", "t1");
    }

    /// Leaves the given number of cores to the test.
    private void holdAllCoresBut(int few, CountDownLatch free) throws InterruptedException {
        CountDownLatch held = new CountDownLatch(cores.count() - few);
        for (int i = few; i < cores.count(); i++) {
            cores.execute(
                    Priority.VISIBLE,
                    () -> {
                        held.countDown();
                        try {
                            free.await();
                        } catch (InterruptedException e) {
                            throw new IllegalStateException(e);
                        }
                    });
        }
        held.await();
    }

    @Test
    void aCancelledSweepKeepsWhatItHasAndAnotherGoesOnFromThere() throws Exception {
        Summaries summaries = summaries(1 << 20);
        List<TensorInfo> tensors = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            tensors.add(tensor(i == 20 ? "gated" : "t" + i, 9));
        }
        CountDownLatch free = new CountDownLatch(1);
        holdAllCoresBut(1, free);
        Ear first = new Ear();
        Sweep sweep = sweep(summaries, tensors, first);
        summaries.begin(sweep);
        storages.begun.await();
        sweep.cancel();
        storages.gate.countDown();
        first.ended.await();
        assertThat(first.whole).isFalse();
        assertThat(first.arrived).hasSize(20);
        assertThat(jobs.jobs()).isEmpty();

        Ear second = new Ear();
        summaries.begin(sweep(summaries, tensors, second));
        second.ended.await();
        free.countDown();
        assertThat(second.whole).isTrue();
        assertThat(second.arrived).hasSize(50);
        assertThat(storages.asked("t3")).isEqualTo(1);
    }

    @Test
    void tellsOfManyTensorsAtOnceWhileTheWindowIsBusy() throws Exception {
        Summaries summaries = summaries(1 << 20);
        List<TensorInfo> tensors = new ArrayList<>();
        for (int i = 0; i < 2000; i++) {
            tensors.add(tensor("t" + i, 9));
        }
        List<Runnable> posted = new ArrayList<>();
        CountDownLatch done = new CountDownLatch(1);
        Ear ear = new Ear();
        Job job = jobs.begin("Statistics", Priority.LATER, 0);
        summaries.begin(
                new Sweep(tensors, summaries::answers, job, posted::add, ear, done::countDown));
        done.await();
        jobs.end(job);
        assertThat(posted).hasSizeLessThanOrEqualTo(2);
        posted.forEach(Runnable::run);
        assertThat(ear.arrived).hasSize(2000);
    }
}

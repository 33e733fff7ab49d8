package org.tensorloupe.bytes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScratchSharingTest {
    private static final int SMALL = 10_000;
    private static final int LARGE = 1_000_000;
    private static final ScratchLimits LIMITS = new ScratchLimits(25_000, 10_000, 2_500_000);

    @TempDir Path folder;

    private final AtomicInteger opened = new AtomicInteger();

    @ParameterizedTest
    @ValueSource(ints = {SMALL, LARGE})
    void sharesOneUnpackingAmongThreads(int size) throws Exception {
        int threads = 8;
        var started = new CountDownLatch(threads);
        ScratchSpace.Source source =
                () -> {
                    opened.incrementAndGet();
                    await(started);
                    return new ByteArrayInputStream(content(size));
                };
        try (var space = new ScratchSpace(LIMITS, folder);
                var pool = Executors.newFixedThreadPool(threads)) {
            List<Future<ByteView>> views = new ArrayList<>();
            for (int i = 0; i < threads; i++) {
                views.add(
                        pool.submit(() -> {
                            started.countDown();
                            return space.hold("a", "a", size, source, Monitor.NONE);
                        }));
            }
            for (Future<ByteView> view : views) {
                assertThat(view.get().bytes(0, size)).isEqualTo(content(size));
            }
        }
        assertThat(opened).hasValue(1);
    }

    @Test
    void startsOverForTheOthersWhenTheFirstIsCancelled() throws Exception {
        var firstIsIn = new CountDownLatch(1);
        var secondIsOut = new CountDownLatch(1);
        ScratchSpace.Source source =
                () -> {
                    opened.incrementAndGet();
                    firstIsIn.countDown();
                    await(secondIsOut);
                    return new ByteArrayInputStream(content(LARGE));
                };
        try (var space = new ScratchSpace(LIMITS, folder);
                var pool = Executors.newFixedThreadPool(2)) {
            Future<ByteView> first =
                    pool.submit(() -> space.hold("a", "a", LARGE, source, new Cancelled()));
            firstIsIn.await();
            Future<ByteView> second =
                    pool.submit(() -> {
                        secondIsOut.countDown();
                        return space.hold("a", "a", LARGE, source, Monitor.NONE);
                    });
            assertThat(catchThrowableOfType(ExecutionException.class, first::get))
                    .hasCauseInstanceOf(CancellationException.class);
            assertThat(second.get().bytes(0, LARGE)).isEqualTo(content(LARGE));
        }
        assertThat(opened).hasValue(2);
        assertThat(folder).isEmptyDirectory();
    }

    private static byte[] content(int size) {
        byte[] bytes = new byte[size];
        new Random(size).nextBytes(bytes);
        return bytes;
    }

    private static void await(CountDownLatch latch) throws IOException {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }

    private static final class Cancelled implements Monitor {
        @Override
        public boolean isCancelled() {
            return true;
        }

        @Override
        public void advance(long bytes) {
            throw new CancellationException();
        }
    }
}

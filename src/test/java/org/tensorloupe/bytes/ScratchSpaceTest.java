package org.tensorloupe.bytes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tensorloupe.fault.CheckpointException;
import org.tensorloupe.fault.FormatFault;

class ScratchSpaceTest {
    private static final int SMALL = 10_000;
    private static final int LARGE = 1_000_000;
    private static final ScratchLimits LIMITS = new ScratchLimits(25_000, 10_000, 2_500_000);

    @TempDir Path folder;

    private final AtomicInteger opened = new AtomicInteger();

    @Test
    void keepsSmallRegionsInMemory() throws Exception {
        try (var space = new ScratchSpace(LIMITS, folder)) {
            ByteView view = hold(space, "a", SMALL);
            assertThat(view.name()).isEqualTo("model.pt > a");
            assertThat(view.bytes(0, SMALL)).isEqualTo(content("a", SMALL));
            assertThat(folder).isEmptyDirectory();
        }
    }

    @Test
    void keepsLargeRegionsInFilesThatAreGoneAfterClose() throws Exception {
        ByteView view;
        ByteView slice;
        try (var space = new ScratchSpace(LIMITS, folder)) {
            view = hold(space, "a", LARGE);
            slice = view.slice(100, 50, "row");
            assertThat(view.bytes(0, LARGE)).isEqualTo(content("a", LARGE));
            assertThat(slice.name()).isEqualTo("model.pt > a > row");
            assertThat(slice.u8(7)).isEqualTo(content("a", LARGE)[107] & 0xFF);
        }
        assertThat(folder).isEmptyDirectory();
        assertThat(fault(() -> view.u8(0))).isInstanceOf(FormatFault.Closed.class);
        assertThat(fault(() -> slice.bytes(0, 8))).isInstanceOf(FormatFault.Closed.class);
    }

    @Test
    void unpacksAKeyOnce() throws Exception {
        try (var space = new ScratchSpace(LIMITS, folder)) {
            hold(space, "a", SMALL);
            hold(space, "a", SMALL);
            hold(space, "b", LARGE);
            hold(space, "b", LARGE);
        }
        assertThat(opened).hasValue(2);
    }

    @Test
    void holdsAnEmptyRegion() throws Exception {
        try (var space = new ScratchSpace(LIMITS, folder)) {
            assertThat(hold(space, "a", 0).size()).isZero();
        }
    }

    @Test
    void dropsWhatWasNotAskedForLongestWhenMemoryIsFull() throws Exception {
        try (var space = new ScratchSpace(LIMITS, folder)) {
            hold(space, "a", SMALL);
            hold(space, "b", SMALL);
            hold(space, "a", SMALL);
            hold(space, "c", SMALL);
            assertThat(opened).hasValue(3);
            hold(space, "a", SMALL);
            assertThat(opened).hasValue(3);
            hold(space, "b", SMALL);
            assertThat(opened).hasValue(4);
        }
    }

    @Test
    void keepsADroppedFileReadableForThoseWhoHoldIt() throws Exception {
        try (var space = new ScratchSpace(LIMITS, folder)) {
            List<ByteView> views = new ArrayList<>();
            for (String key : List.of("a", "b", "c", "d")) {
                views.add(hold(space, key, LARGE));
            }
            assertThat(views.getFirst().bytes(0, LARGE)).isEqualTo(content("a", LARGE));
            hold(space, "a", LARGE);
            assertThat(opened).hasValue(5);
        }
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void unmapsAFileThatNobodyHolds() throws Exception {
        var files = new TempFiles();
        Path path = Files.write(folder.resolve("x"), new byte[100]);
        try (var channel = FileChannel.open(path)) {
            assertThat(files.map("x", path, channel).size()).isEqualTo(100);
        }
        for (int i = 0; i < 200 && files.count() > 0; i++) {
            System.gc();
            files.releaseUnreachable();
        }
        assertThat(files.count()).isZero();
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void refusesARegionAboveTheDiskBudgetWithoutOpeningIt() throws Exception {
        try (var space = new ScratchSpace(LIMITS, folder)) {
            assertThat(fault(() -> hold(space, "a", 3_000_000)))
                    .isEqualTo(
                            new FormatFault.LimitExceeded(
                                    "model.pt > a",
                                    "bytes in temporary files",
                                    2_500_000,
                                    3_000_000));
        }
        assertThat(opened).hasValue(0);
    }

    @Test
    void saysSoWhenTheDiskHasNoRoom() throws Exception {
        var limits = new ScratchLimits(0, 0, Long.MAX_VALUE);
        try (var space = new ScratchSpace(limits, folder)) {
            ScratchSpace.Source source = () -> InputStream.nullInputStream();
            var fault =
                    fault(() -> space.hold("a", "model.pt > a", 1L << 60, source, Monitor.NONE));
            assertThat(fault).isInstanceOf(FormatFault.Unreadable.class);
            assertThat(((FormatFault.Unreadable) fault).reason())
                    .startsWith("unpacking needs 1,152,921,504,606,846,976 bytes")
                    .endsWith("bytes are free");
        }
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void saysSoWhenTheTemporaryFolderIsNotThere() throws Exception {
        try (var space = new ScratchSpace(LIMITS, folder.resolve("gone"))) {
            assertThat(fault(() -> hold(space, "a", LARGE)))
                    .isInstanceOf(FormatFault.Unreadable.class);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {SMALL, LARGE})
    void refusesASourceThatEndsEarlyOrGoesOn(int size) throws Exception {
        try (var space = new ScratchSpace(LIMITS, folder)) {
            for (int given : new int[] {0, size - 1, size + 1, size + 600_000}) {
                ScratchSpace.Source source = () -> new ByteArrayInputStream(new byte[given]);
                var fault = fault(() -> space.hold("a", "a", size, source, Monitor.NONE));
                assertThat(fault).isInstanceOf(FormatFault.Malformed.class);
            }
            assertThat(folder).isEmptyDirectory();
            assertThat(hold(space, "a", size).size()).isEqualTo(size);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {SMALL, LARGE})
    void leavesNothingBehindWhenTheSourceFails(int size) throws Exception {
        var malformed = new FormatFault.Malformed("x", "this", "that");
        List<Exception> failures =
                List.of(
                        new IOException("broken"),
                        new IllegalStateException("decoder"),
                        new FaultIOException(new CheckpointException(malformed)));
        try (var space = new ScratchSpace(LIMITS, folder)) {
            for (Exception failure : failures) {
                ScratchSpace.Source source = () -> new Failing(size / 2, failure);
                var fault = fault(() -> space.hold("a", "a", size, source, Monitor.NONE));
                assertThat(fault).isInstanceOf(FormatFault.Malformed.class);
                assertThat(fault.where())
                        .isEqualTo(failure instanceof FaultIOException ? "x" : "a");
                assertThat(folder).isEmptyDirectory();
            }
            assertThat(hold(space, "a", size).size()).isEqualTo(size);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {SMALL, LARGE})
    void reportsEveryByteAndStopsWhenCancelled(int size) throws Exception {
        var seen = new AtomicLong();
        try (var space = new ScratchSpace(LIMITS, folder)) {
            assertThatThrownBy(() -> hold(space, "a", size, new CancelAt(1)))
                    .isInstanceOf(CancellationException.class);
            assertThat(folder).isEmptyDirectory();
            Monitor counting =
                    new Monitor() {
                        @Override
                        public boolean isCancelled() {
                            return false;
                        }

                        @Override
                        public void advance(long bytes) {
                            seen.addAndGet(bytes);
                        }
                    };
            hold(space, "a", size, counting);
        }
        assertThat(seen).hasValue(size);
    }

    @Test
    void closesTwiceAndThenHoldsNothing() throws Exception {
        var space = new ScratchSpace(LIMITS, folder);
        hold(space, "a", LARGE);
        space.close();
        space.close();
        assertThat(fault(() -> hold(space, "a", LARGE)))
                .isEqualTo(new FormatFault.Closed("model.pt > a"));
    }

    private ByteView hold(ScratchSpace space, String key, int size) throws CheckpointException {
        return hold(space, key, size, Monitor.NONE);
    }

    private ByteView hold(ScratchSpace space, String key, int size, Monitor monitor)
            throws CheckpointException {
        ScratchSpace.Source source =
                () -> {
                    opened.incrementAndGet();
                    return new ByteArrayInputStream(content(key, size));
                };
        return space.hold(key, "model.pt > " + key, size, source, monitor);
    }

    private static byte[] content(String key, int size) {
        byte[] bytes = new byte[size];
        new Random(key.charAt(0)).nextBytes(bytes);
        return bytes;
    }

    private static FormatFault fault(ThrowingCallable call) {
        return catchThrowableOfType(CheckpointException.class, call).fault();
    }

    private record CancelAt(long limit) implements Monitor {
        @Override
        public boolean isCancelled() {
            return false;
        }

        @Override
        public void advance(long bytes) {
            if (bytes >= limit) {
                throw new CancellationException();
            }
        }
    }

    private static final class Failing extends InputStream {
        private int left;
        private final Exception failure;

        Failing(int left, Exception failure) {
            this.left = left;
            this.failure = failure;
        }

        @Override
        public int read() throws IOException {
            if (left-- > 0) {
                return 0;
            }
            switch (failure) {
                case IOException e -> throw e;
                case RuntimeException e -> throw e;
                default -> throw new AssertionError(failure);
            }
        }

        @Override
        public int read(byte[] out, int start, int count) throws IOException {
            if (left <= 0) {
                return read();
            }
            int here = Math.min(count, left);
            left -= here;
            return here;
        }
    }
}

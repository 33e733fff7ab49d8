package org.tensorloupe.bytes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HeldViewTest {
    private static final int SMALL = 10_000;
    private static final int LARGE = 1_000_000;
    private static final ScratchLimits LIMITS = new ScratchLimits(25_000, 10_000, 2_500_000);

    @TempDir Path folder;

    @Test
    void readsAFileAsItReadsAnArray() throws Exception {
        ByteView array = ByteViews.of("a", content(LARGE));
        try (var space = new ScratchSpace(LIMITS, folder)) {
            ByteView file =
                    space.hold(
                            "a",
                            "a",
                            LARGE,
                            () -> new ByteArrayInputStream(content(LARGE)),
                            Monitor.NONE);
            for (ByteOrder order : List.of(ByteOrder.LITTLE_ENDIAN, ByteOrder.BIG_ENDIAN)) {
                assertThat(values(file, order)).isEqualTo(values(array, order));
            }
            assertThat(List.of(file.u8(9), file.u16(9), file.u32(9), file.i64(9)))
                    .isEqualTo(List.of(array.u8(9), array.u16(9), array.u32(9), array.i64(9)));
            assertThatThrownBy(() -> file.slice(LARGE - 1, 2, "x"))
                    .hasMessageEndingWith("past the end (size 1000000)");
        }
    }

    private static List<String> values(ByteView view, ByteOrder order) throws Exception {
        short[] shorts = new short[5];
        int[] ints = new int[5];
        long[] longs = new long[5];
        float[] floats = new float[5];
        double[] doubles = new double[5];
        view.read(3, order, shorts, 1, 4);
        view.read(3, order, ints, 1, 4);
        view.read(3, order, longs, 1, 4);
        view.read(3, order, floats, 1, 4);
        view.read(3, order, doubles, 1, 4);
        return List.of(
                Arrays.toString(shorts),
                Arrays.toString(ints),
                Arrays.toString(longs),
                Arrays.toString(floats),
                Arrays.toString(doubles));
    }

    @Test
    void streamsAView() throws Exception {
        byte[] bytes = content(SMALL);
        try (InputStream in = ByteViews.stream(ByteViews.of("a", bytes))) {
            assertThat(in.available()).isEqualTo(SMALL);
            assertThat(in.read()).isEqualTo(bytes[0] & 0xFF);
            assertThat(in.skip(9)).isEqualTo(9);
            assertThat(in.readAllBytes()).isEqualTo(Arrays.copyOfRange(bytes, 10, SMALL));
            assertThat(in.read()).isEqualTo(-1);
            assertThat(in.skip(1)).isZero();
        }
    }

    private static byte[] content(int size) {
        byte[] bytes = new byte[size];
        new Random(size).nextBytes(bytes);
        return bytes;
    }
}

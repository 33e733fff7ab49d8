package org.tensorloupe.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tensorloupe.bytes.Monitor;
import org.tensorloupe.fault.CheckpointException;
import org.tensorloupe.render.Samples.Sample;
import org.tensorloupe.tensor.Component;
import org.tensorloupe.tensor.Shape;
import org.tensorloupe.tensor.SliceKey;
import org.tensorloupe.tensor.Strides;

class SliceRasterTest {
    private static final double INF = Double.POSITIVE_INFINITY;

    private static ValueGrid read(Sample sample, SliceView view, BlockRule rule)
            throws CheckpointException {
        return SliceRaster.read(view, rule, sample, BandSink.NONE, Monitor.NONE);
    }

    private static SliceView zoomed(SliceKey slice, Zoom zoom) {
        int all = Integer.MAX_VALUE;
        return SliceView.clipped(slice, zoom, zoom, 0, 0, all, all);
    }

    /// The block rule by its definition, one pixel at a time.
    private static double block(
            double[] values, int columns, SliceView view, int x, int y, BlockRule rule) {
        int rows = values.length / columns;
        long w = view.right().weights();
        long p = view.right().pixels();
        int left = (int) ((view.x() + x) * w / p);
        int top = (int) ((view.y() + y) * w / p);
        int right = (int) Math.max(left + 1, (view.x() + x + 1) * w / p);
        int bottom = (int) Math.max(top + 1, (view.y() + y + 1) * w / p);
        double[] block = new double[0];
        for (int r = top; r < Math.min(bottom, rows); r++) {
            int from = r * columns + left;
            int to = r * columns + Math.min(right, columns);
            double[] longer = Arrays.copyOf(block, block.length + to - from);
            System.arraycopy(values, from, longer, block.length, to - from);
            block = longer;
        }
        return switch (rule) {
            case LARGEST_MAGNITUDE ->
                    Arrays.stream(block)
                            .boxed()
                            .reduce((a, b) -> Math.abs(b) > Math.abs(a) ? b : a)
                            .orElseThrow();
            case MEAN -> Arrays.stream(block).sum() / block.length;
            case MIN -> Arrays.stream(block).min().orElseThrow();
            case MAX -> Arrays.stream(block).max().orElseThrow();
        };
    }

    @ParameterizedTest
    @CsvSource({"1, 3", "1, 1", "2, 1", "5, 3", "64, 63", "37, 2", "1000, 1"})
    void everyPixelFollowsTheRuleOfItsBlock(long weights, long pixels) throws Exception {
        double[] values = Samples.noise(37 * 53, 3);
        Sample sample = Samples.of(values, 37, 53);
        SliceView view = zoomed(SliceKey.initial(sample.tensor()), new Zoom(weights, pixels));
        for (BlockRule rule : BlockRule.values()) {
            ValueGrid grid = read(sample, view, rule);
            for (int y = 0; y < grid.height(); y++) {
                for (int x = 0; x < grid.width(); x++) {
                    double expected = block(values, 53, view, x, y, rule);
                    assertThat(grid.value(x, y))
                            .as("%s at %d,%d", rule, x, y)
                            .isCloseTo(expected, within(1e-14));
                }
            }
        }
    }

    @Test
    void linesLongerThanAChunkAreReducedWithoutSeams() throws Exception {
        double[] values = Samples.noise(3 * 30_011, 4);
        Sample sample = Samples.of(values, 3, 30_011);
        SliceView view = zoomed(SliceKey.initial(sample.tensor()), new Zoom(313, 64));
        ValueGrid grid = read(sample, view, BlockRule.LARGEST_MAGNITUDE);
        for (int x = 0; x < grid.width(); x++) {
            assertThat(grid.value(x, 0))
                    .isEqualTo(block(values, 30_011, view, x, 0, BlockRule.LARGEST_MAGNITUDE));
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.25, 0.5, 1, 1.1, 1.5, 2, 3.14, 7, 30, 99, 100, 5000})
    void aSingleSpikeIsVisibleAtEveryZoom(double weightsPerPixel) throws Exception {
        Random random = new Random(5);
        for (int trial = 0; trial < 20; trial++) {
            double[] values = new double[60 * 100];
            int spike = random.nextInt(values.length);
            values[spike] = -3;
            Sample sample = Samples.of(values, 60, 100);
            SliceView view = zoomed(SliceKey.initial(sample.tensor()), Zoom.near(weightsPerPixel));
            ValueGrid grid = read(sample, view, BlockRule.LARGEST_MAGNITUDE);
            int x = (int) view.right().pixel(spike % 100);
            int y = (int) view.down().pixel(spike / 100);
            assertThat(grid.value(x, y)).isEqualTo(-3);
            long side = Math.max(1, Math.round(1 / weightsPerPixel));
            assertThat(Arrays.stream(grid.values()).filter(v -> v == -3).count())
                    .isEqualTo(side * side);
        }
    }

    @ParameterizedTest
    @EnumSource(BlockRule.class)
    void nanWinsOverInfinityAndInfinityOverNumbers(BlockRule rule) throws Exception {
        double[] values = {1, Double.NaN, 1, INF, 1, -INF, 1, 2, -INF, INF, INF, -INF, 2, 5, 2, 1};
        Sample sample = Samples.of(values, 2, 8);
        SliceView view = zoomed(SliceKey.initial(sample.tensor()), Zoom.out(2));
        assertThat(Arrays.copyOf(read(sample, view, rule).values(), 3))
                .containsExactly(Double.NaN, INF, -INF);
    }

    @Test
    void ofEqualMagnitudesThePositiveOneIsShown() throws Exception {
        Sample sample = Samples.of(new double[] {-2, 1, 2, 0}, 1, 4);
        SliceView view = zoomed(SliceKey.initial(sample.tensor()), Zoom.out(4));
        assertThat(read(sample, view, BlockRule.LARGEST_MAGNITUDE).values()).containsExactly(2);
    }

    @ParameterizedTest
    @EnumSource(BlockRule.class)
    void stripsAndCropsEqualTheWholeToTheBit(BlockRule rule) throws Exception {
        Sample upright = Samples.of(Samples.noise(100 * 90, 6), 100, 90);
        Sample turned = upright.viewed(Shape.of(90, 100), Strides.of(1, 90));
        for (Sample sample : List.of(upright, turned)) {
            SliceView view = zoomed(SliceKey.initial(sample.tensor()), new Zoom(7, 3));
            ValueGrid whole = read(sample, view, rule);
            ValueGrid pasted = ValueGrid.blank(view.width(), view.height());
            for (SliceView strip : view.split(4)) {
                ValueGrid part = read(sample, strip, rule);
                pasted.paste(part, (int) strip.x(), (int) strip.y());
            }
            assertThat(pasted.values()).isEqualTo(whole.values());
            ValueGrid crop = read(sample, view.crop(5, 7, 20, 11), rule);
            assertThat(crop.value(3, 4)).isEqualTo(whole.value(8, 11));
        }
    }

    @Test
    void aTransposedTensorGivesTheTransposedPicture() throws Exception {
        Sample upright = Samples.of(Samples.noise(40 * 70, 7), 40, 70);
        Sample turned = upright.viewed(Shape.of(70, 40), Strides.of(1, 70));
        Zoom zoom = new Zoom(5, 2);
        BlockRule rule = BlockRule.MEAN;
        ValueGrid a = read(upright, zoomed(SliceKey.initial(upright.tensor()), zoom), rule);
        ValueGrid b = read(turned, zoomed(SliceKey.initial(turned.tensor()), zoom), rule);
        SliceKey swapped = new SliceKey(upright.tensor(), Component.VALUE, 1, 0, List.of(0L, 0L));
        ValueGrid c = read(upright, zoomed(swapped, zoom), rule);
        for (int y = 0; y < a.height(); y++) {
            for (int x = 0; x < a.width(); x++) {
                assertThat(b.value(y, x)).isEqualTo(a.value(x, y));
                assertThat(c.value(y, x)).isEqualTo(a.value(x, y));
            }
        }
    }

    @Test
    void bandsCoverThePictureOnceInOrderAndHoldFinalValues() throws Exception {
        double[] values = Samples.noise(3000 * 2500, 8);
        Sample sample = Samples.of(values, 3000, 2500);
        SliceView view = zoomed(SliceKey.initial(sample.tensor()), Zoom.out(10));
        ValueGrid whole = read(sample, view, BlockRule.MAX);
        int[] next = {0, 0};
        BandSink sink =
                (grid, x, y, width, height) -> {
                    assertThat(x).isZero();
                    assertThat(y).isEqualTo(next[0]);
                    assertThat(width).isEqualTo(grid.width());
                    next[0] += height;
                    next[1]++;
                    int to = next[0] * grid.width();
                    assertThat(Arrays.copyOf(grid.values(), to))
                            .isEqualTo(Arrays.copyOf(whole.values(), to));
                };
        SliceRaster.read(view, BlockRule.MAX, sample, sink, Monitor.NONE);
        assertThat(next[0]).isEqualTo(300);
        assertThat(next[1]).isGreaterThan(2);
    }

    @Test
    void stopsSoonAfterItIsCancelled() {
        Sample sample = Samples.of(new double[4000 * 1000], 4000, 1000);
        SliceView view = zoomed(SliceKey.initial(sample.tensor()), Zoom.out(8));
        AtomicLong done = new AtomicLong();
        Monitor monitor = cancelling(done, 4_000_000);
        assertThatThrownBy(() ->
                        SliceRaster.read(view, BlockRule.MEAN, sample, BandSink.NONE, monitor))
                .isInstanceOf(CancellationException.class);
        assertThat(done.get()).isBetween(4_000_000L, 8_000_000L);
    }

    private static Monitor cancelling(AtomicLong done, long after) {
        return new Monitor() {
            @Override
            public boolean isCancelled() {
                return done.get() > after;
            }

            @Override
            public void advance(long bytes) {
                if (done.addAndGet(bytes) > after) {
                    throw new CancellationException();
                }
            }
        };
    }

    @Test
    void reportsTheBytesInView() throws Exception {
        Sample sample = Samples.of(new double[500 * 40], 500, 40);
        AtomicLong done = new AtomicLong();
        SliceView view = zoomed(SliceKey.initial(sample.tensor()), Zoom.out(3));
        SliceRaster.read(
                view, BlockRule.MIN, sample, BandSink.NONE, cancelling(done, Long.MAX_VALUE));
        assertThat(done.get()).isEqualTo(500L * 40 * 8);
    }

    @Test
    void everyRankHasAPicture() throws Exception {
        double[] values = Samples.noise(2 * 3 * 4 * 5 * 6, 9);
        Sample scalar = Samples.of(new double[] {7});
        assertThat(whole(scalar, SliceKey.initial(scalar.tensor())).values()).containsExactly(7);
        Sample vector = Samples.of(values, 720);
        ValueGrid row = whole(vector, SliceKey.initial(vector.tensor()));
        assertThat(row.height()).isEqualTo(1);
        assertThat(row.values()).isEqualTo(values);
        Sample five = Samples.of(values, 2, 3, 4, 5, 6);
        SliceKey slice =
                new SliceKey(five.tensor(), Component.VALUE, 3, 1, List.of(1L, 0L, 2L, 0L, 4L));
        ValueGrid grid = whole(five, slice);
        assertThat(grid.height()).isEqualTo(5);
        assertThat(grid.width()).isEqualTo(3);
        for (int r = 0; r < 5; r++) {
            for (int c = 0; c < 3; c++) {
                assertThat(grid.value(c, r)).isEqualTo(values[(((3 + c) * 4 + 2) * 5 + r) * 6 + 4]);
            }
        }
    }

    private static ValueGrid whole(Sample sample, SliceKey slice) throws CheckpointException {
        return read(sample, SliceView.whole(slice), BlockRule.LARGEST_MAGNITUDE);
    }

    @Test
    void anEmptyTensorHasAnEmptyPicture() throws Exception {
        Sample sample = Samples.of(new double[0], 0, 5);
        SliceView view = SliceView.whole(SliceKey.initial(sample.tensor()));
        assertThat(read(sample, view, BlockRule.MEAN).values()).isEmpty();
        assertThat(SliceSampler.read(view, sample, Monitor.NONE).values()).isEmpty();
        assertThat(SliceView.fit(view.slice(), 100, 100).height()).isZero();
    }
}

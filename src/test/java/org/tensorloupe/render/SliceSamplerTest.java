package org.tensorloupe.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.tensorloupe.bytes.Monitor;
import org.tensorloupe.render.Samples.Sample;
import org.tensorloupe.tensor.Shape;
import org.tensorloupe.tensor.SliceKey;
import org.tensorloupe.tensor.Strides;

class SliceSamplerTest {
    /// Values that grow along both axes, so that a misplaced sample shows.
    private static double[] slope(int rows, int columns) {
        double[] values = new double[rows * columns];
        Arrays.setAll(values, i -> i / columns * 10_000 + i % columns);
        return values;
    }

    @Test
    void aSmallViewIsSampledWholly() throws Exception {
        Sample sample = Samples.of(slope(30, 40), 30, 40);
        SliceView view = SliceView.whole(SliceKey.initial(sample.tensor()));
        assertThat(SliceSampler.read(view, sample, Monitor.NONE).values()).isEqualTo(slope(30, 40));
    }

    @Test
    void everySampleLiesUnderItsPixels() throws Exception {
        Sample upright = Samples.of(slope(1200, 1500), 1200, 1500);
        Sample turned = upright.viewed(Shape.of(1500, 1200), Strides.of(1, 1500));
        for (Sample sample : new Sample[] {upright, turned}) {
            SliceView view = SliceView.fit(SliceKey.initial(sample.tensor()), 700, 700);
            ValueGrid grid = SliceSampler.read(view, sample, Monitor.NONE);
            assertThat(grid.width()).isEqualTo(view.width());
            for (int y = 0; y < grid.height(); y += 13) {
                for (int x = 0; x < grid.width(); x += 17) {
                    long a = Math.round(Math.floor(grid.value(x, y) / 10_000));
                    long b = Math.round(grid.value(x, y) % 10_000);
                    long row = view.readsColumns() ? b : a;
                    long column = view.readsColumns() ? a : b;
                    assertThat(Math.abs(row - view.row(y))).isLessThanOrEqualTo(8);
                    assertThat(Math.abs(column - view.column(x))).isLessThanOrEqualTo(8);
                }
            }
        }
    }

    @Test
    void aHugeSliceCostsAFixedNumberOfSamples() throws Exception {
        Sample one = Samples.of(new double[] {3}, 1);
        Sample huge = one.viewed(Shape.of(1L << 30, 1L << 30), Strides.of(0, 0));
        SliceView view = SliceView.fit(SliceKey.initial(huge.tensor()), 2000, 2000);
        AtomicLong bytes = new AtomicLong();
        Monitor monitor =
                new Monitor() {
                    @Override
                    public boolean isCancelled() {
                        return false;
                    }

                    @Override
                    public void advance(long count) {
                        bytes.addAndGet(count);
                    }
                };
        ValueGrid grid = SliceSampler.read(view, huge, monitor);
        assertThat(grid.values()).hasSize(4_000_000).containsOnly(3);
        assertThat(bytes.get()).isBetween(8L, 8L * SliceSampler.SAMPLES);
    }
}

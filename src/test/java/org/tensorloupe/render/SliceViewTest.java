package org.tensorloupe.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tensorloupe.tensor.Shape;
import org.tensorloupe.tensor.SliceKey;
import org.tensorloupe.tensor.Strides;

class SliceViewTest {
    private static SliceKey slice(int rows, int columns) {
        return SliceKey.initial(Samples.of(new double[rows * columns], rows, columns).tensor());
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "1, 7", "2, 1", "5, 3", "64, 63", "5632, 900", "1000003, 4"})
    void everyWeightIsInExactlyOneBlockAndTheBlockKnowsItsPixel(long weights, long pixels) {
        Zoom zoom = new Zoom(weights, pixels);
        Random random = new Random(1);
        for (int trial = 0; trial < 200; trial++) {
            long weight = random.nextLong(10_000_000);
            long pixel = zoom.pixel(weight);
            assertThat(weight).isBetween(zoom.first(pixel), zoom.end(pixel) - 1);
            if (zoom.isOut()) {
                assertThat(zoom.end(pixel)).isEqualTo(zoom.first(pixel + 1));
            } else {
                assertThat(zoom.first(pixel + zoom.pixels() - 1)).isEqualTo(weight);
                assertThat(zoom.first(pixel + zoom.pixels())).isEqualTo(weight + 1);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"10, 3", "5632, 900", "1, 1", "7, 7", "901, 900"})
    void theLastPixelEndsAtOrAfterTheLastWeightAndStartsBeforeIt(long count, int pixels) {
        Zoom zoom = Zoom.fit(count, pixels);
        long extent = zoom.extent(count);
        assertThat(extent).isLessThanOrEqualTo(pixels);
        assertThat(zoom.first(extent - 1)).isLessThan(count);
        assertThat(zoom.end(extent - 1)).isGreaterThanOrEqualTo(count);
    }

    @Test
    void refusesABrokenNumberOfPixelsForAWeight() {
        assertThatThrownBy(() -> new Zoom(2, 3)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Zoom(0, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Zoom(-2, -1)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void equalZoomsAreOneKey() {
        assertThat(new Zoom(4, 4)).isEqualTo(Zoom.ONE);
        assertThat(new Zoom(128, 64)).isEqualTo(Zoom.out(2));
        assertThat(Zoom.near(0.24)).isEqualTo(Zoom.in(4));
        assertThat(Zoom.near(1.5)).isEqualTo(new Zoom(3, 2));
        assertThat(Zoom.near(0.999)).isEqualTo(Zoom.ONE);
    }

    @Test
    void fitsTheWholeSliceWithSquareWeights() {
        SliceView wide = SliceView.fit(slice(20, 1000), 300, 200);
        assertThat(wide.width()).isEqualTo(300);
        assertThat(wide.height()).isEqualTo(6);
        SliceView small = SliceView.fit(slice(6, 8), 100, 100);
        assertThat(small.right()).isEqualTo(Zoom.in(12));
        assertThat(small.width()).isEqualTo(96);
        assertThat(small.height()).isEqualTo(72);
    }

    @Test
    void movesAViewBackIntoThePicture() {
        SliceView view = SliceView.clipped(slice(10, 10), Zoom.in(2), Zoom.in(2), 15, -3, 12, 50);
        assertThat(view.x()).isEqualTo(8);
        assertThat(view.width()).isEqualTo(12);
        assertThat(view.y()).isZero();
        assertThat(view.height()).isEqualTo(20);
        assertThat(view.column(0)).isEqualTo(4);
        assertThat(view.columnEnd(11)).isEqualTo(10);
    }

    @Test
    void refusesPixelsOutsideThePicture() {
        SliceKey slice = slice(10, 10);
        assertThatThrownBy(() -> new SliceView(slice, Zoom.ONE, Zoom.ONE, 1, 0, 10, 10))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void stripsCoverTheViewInReadingOrder() {
        Samples.Sample rows = Samples.of(new double[77], 7, 11);
        Samples.Sample columns = rows.viewed(Shape.of(11, 7), Strides.of(1, 11));
        SliceView upright = SliceView.whole(SliceKey.initial(rows.tensor()));
        SliceView turned = SliceView.whole(SliceKey.initial(columns.tensor()));
        assertThat(turned.readsColumns()).isTrue();
        assertThat(upright.split(3)).extracting(SliceView::height).isEqualTo(List.of(2, 2, 3));
        assertThat(turned.split(3)).extracting(SliceView::width).isEqualTo(List.of(2, 2, 3));
        assertThat(upright.split(20)).hasSize(7);
    }
}

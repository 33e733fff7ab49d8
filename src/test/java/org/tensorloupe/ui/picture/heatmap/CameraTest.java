package org.tensorloupe.ui.picture.heatmap;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.tensorloupe.render.Zoom;
import org.tensorloupe.tensor.DTypes;
import org.tensorloupe.tensor.Shape;
import org.tensorloupe.tensor.SliceKey;
import org.tensorloupe.tensor.Strides;
import org.tensorloupe.tensor.TensorInfo;

class CameraTest {
    private static SliceKey slice(long... sizes) {
        Shape shape = Shape.of(sizes);
        return SliceKey.initial(
                new TensorInfo(
                        "w",
                        DTypes.named("float32").orElseThrow(),
                        shape,
                        Strides.contiguous(shape),
                        0,
                        null,
                        TensorInfo.Traits.PLAIN));
    }

    @Test
    void fitsALargeMatrixAsAWhole() {
        Camera camera = Camera.fit(slice(2048, 5632), 600, 464);
        assertThat(camera.showsAll()).isTrue();
        assertThat(camera.pictureWidth()).isEqualTo(600);
        assertThat(camera.ratio()).isEqualTo("1 : 9.4");
        assertThat(camera.view().rowEnd(camera.pictureHeight() - 1)).isEqualTo(2048);
    }

    @Test
    void givesAWeightOfASmallMatrixAWholeNumberOfPixels() {
        Camera camera = Camera.fit(slice(60, 80), 600, 464);
        assertThat(camera.zoom()).isEqualTo(Zoom.in(7));
        assertThat(camera.rowAt(0)).isZero();
        assertThat(camera.rowAt(6.9)).isZero();
        assertThat(camera.rowAt(7)).isEqualTo(1);
        assertThat(camera.columnAt(559)).isEqualTo(79);
        assertThat(camera.columnAt(560)).isEqualTo(-1);
    }

    @Test
    void keepsTheWeightUnderThePixelWhenItZooms() {
        Camera camera = Camera.fit(slice(4640, 6000), 600, 464);
        LongStream.range(0, 7)
                .forEach(steps -> {
                    Camera close = camera.stepped((int) steps, 311, 97);
                    double weights = camera.zoom().weightsPerPixel();
                    assertThat((double) close.columnAt(311))
                            .isBetween(310 * weights, 312 * weights + 1);
                    assertThat((double) close.rowAt(97)).isBetween(96 * weights, 98 * weights + 1);
                });
    }

    @Test
    void neverLeavesTheSlice() {
        Camera camera = Camera.fit(slice(2048, 5632), 600, 464).zoomed(Zoom.ONE, 0, 0);
        assertThat(camera.panned(-50, -50).x()).isZero();
        Camera corner = camera.panned(1e9, 1e9);
        assertThat(corner.columnAt(599)).isEqualTo(5631);
        assertThat(corner.rowAt(463)).isEqualTo(2047);
    }

    @Test
    void zoomsOutToTheWholeSliceAndNoFurther() {
        Camera fit = Camera.fit(slice(2048, 5632), 600, 464);
        Camera close = fit.stepped(30, 10, 10);
        assertThat(close.zoom()).isEqualTo(Zoom.in(64));
        assertThat(close.stepped(-60, 10, 10).zoom()).isEqualTo(fit.zoom());
        Camera small = Camera.fit(slice(10, 10), 600, 464);
        assertThat(small.stepped(-60, 10, 10).zoom()).isEqualTo(Zoom.ONE);
    }

    @Test
    void stepsThroughRoundRatios() {
        Zoom zoom = Zoom.in(64);
        StringBuilder ratios = new StringBuilder();
        for (int i = 0; i < 16; i++) {
            ratios.append(ZoomLadder.text(zoom)).append("; ");
            zoom = ZoomLadder.farther(zoom, Zoom.out(1000));
        }
        assertThat(ratios)
                .hasToString(
                        "64 : 1; 48 : 1; 32 : 1; 24 : 1; 16 : 1; 12 : 1; 8 : 1; 6 : 1; 4 : 1;"
                                + " 3 : 1; 2 : 1; 1 : 1; 1 : 2; 1 : 3; 1 : 4; 1 : 6; ");
    }

    @Test
    void drawsASingleRowAsABand() {
        Camera camera = Camera.fit(slice(300), 600, 464);
        assertThat(camera.pictureHeight()).isEqualTo(Camera.BAND);
        assertThat(camera.pictureWidth()).isEqualTo(600);
        assertThat(camera.rowAt(47)).isZero();
        Camera scalar = Camera.fit(slice(), 600, 464);
        assertThat(scalar.columnAt(5)).isZero();
        assertThat(scalar.rowAt(5)).isZero();
    }

    @Test
    void bringsAWeightIntoTheMiddle() {
        Camera camera = Camera.fit(slice(2048, 5632), 600, 464).zoomed(Zoom.in(4), 0, 0);
        Camera centred = camera.centred(418, 2533);
        assertThat(centred.columnAt(300)).isEqualTo(2533);
        assertThat(centred.rowAt(232)).isEqualTo(418);
    }
}

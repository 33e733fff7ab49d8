package org.tensorloupe.ui.picture.heatmap;

import java.util.Objects;
import java.util.stream.Stream;
import javafx.scene.canvas.GraphicsContext;
import org.jspecify.annotations.Nullable;
import org.tensorloupe.render.ColorScale;
import org.tensorloupe.tensor.SliceKey;

/// The known parts of a picture, drawn over each other: the whole slice small, the part seen
/// before, a coarse sample, and the exact values as they arrive. So a move or a zoom shows something
/// at once, and what is exact replaces it in place. JavaFX thread only.
final class Layers {
    private @Nullable Layer overview;
    private @Nullable Layer before;
    private @Nullable Layer coarse;
    private @Nullable Layer exact;

    /// Forgets everything.
    void clear() {
        overview = null;
        before = null;
        coarse = null;
        exact = null;
    }

    /// The layer that has, or gets, the exact values of what is seen.
    @Nullable Layer exact() {
        return exact;
    }

    /// The whole slice, small.
    @Nullable Layer overview() {
        return overview;
    }

    /// Takes the whole slice, small; null to forget it.
    void setOverview(@Nullable Layer layer) {
        overview = layer;
    }

    /// Takes a coarse sample of what is seen; the layer before it goes if it shows something else.
    void setCoarse(Layer layer) {
        retire();
        coarse = layer;
        if (before != null && !isNear(before, layer)) {
            before = null;
        }
    }

    /// Takes the layer that gets the exact values.
    void begin(Layer layer) {
        if (coarse == null || !coarse.view().equals(layer.view())) {
            retire();
            coarse = null;
        }
        exact = layer;
    }

    /// Hears that the exact layer is complete: nothing else is needed where it stands.
    void complete() {
        coarse = null;
        if (exact != null && before != null && !isNear(before, exact)) {
            before = null;
        }
    }

    private void retire() {
        if (exact != null && exact.isWhole()) {
            before = exact;
        }
        exact = null;
    }

    private static boolean isNear(Layer a, Layer b) {
        return a.view().slice().equals(b.view().slice())
                && a.view().right().equals(b.view().right());
    }

    /// Paints all in other colours.
    void recolour(ColorScale scale) {
        all().forEach(layer -> layer.recolour(scale));
    }

    /// Draws what the camera sees.
    void draw(GraphicsContext g, Camera camera, double outputScale) {
        all().filter(layer -> fits(layer.view().slice(), camera.slice()))
                .forEach(layer -> layer.draw(g, camera, outputScale));
    }

    private Stream<Layer> all() {
        boolean over = before != null && coarse != null && isNear(before, coarse);
        Stream<@Nullable Layer> order =
                over
                        ? Stream.of(overview, coarse, before, exact)
                        : Stream.of(overview, before, coarse, exact);
        return order.filter(Objects::nonNull).map(Objects::requireNonNull);
    }

    private static boolean fits(SliceKey layer, SliceKey seen) {
        return layer.tensor().equals(seen.tensor())
                && layer.part() == seen.part()
                && layer.rowAxis() == seen.rowAxis()
                && layer.columnAxis() == seen.columnAxis();
    }
}

package org.tensorloupe.ui.picture.heatmap;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;
import org.tensorloupe.render.BlockRule;
import org.tensorloupe.render.ColorScale;
import org.tensorloupe.render.Colormap;
import org.tensorloupe.render.Colormaps;
import org.tensorloupe.render.Distribution;
import org.tensorloupe.render.RangeRule;
import org.tensorloupe.render.ValueRange;
import org.tensorloupe.stats.Summary;
import org.tensorloupe.tensor.SliceKey;

/// What the heatmap shows and how, without nodes. JavaFX thread only.
final class HeatmapModel {
    private final ObjectProperty<@Nullable Camera> camera = new SimpleObjectProperty<>();
    private final ObjectProperty<Colormap> colormap =
            new SimpleObjectProperty<>(Colormaps.DIVERGING);
    private final BooleanProperty inverted = new SimpleBooleanProperty();
    private final ObjectProperty<ScaleKind> scaleKind =
            new SimpleObjectProperty<>(ScaleKind.LINEAR);
    private final ObjectProperty<RangeRule> rule =
            new SimpleObjectProperty<>(new RangeRule.Robust());
    private final BooleanProperty locked = new SimpleBooleanProperty();
    private final ObjectProperty<BlockRule> block =
            new SimpleObjectProperty<>(BlockRule.LARGEST_MAGNITUDE);
    private final BooleanProperty miniMap = new SimpleBooleanProperty(true);
    private final ObjectProperty<@Nullable Summary> summary = new SimpleObjectProperty<>();
    private final ObjectProperty<@Nullable PictureCursor> cursor = new SimpleObjectProperty<>();
    private final ObjectProperty<ColorScale> scale =
            new SimpleObjectProperty<>(new ColorScale(Colormaps.DIVERGING, ValueRange.NONE));
    private Distribution sample = Distribution.of();
    private int width = 1;
    private int height = 1;

    HeatmapModel() {
        colormap.subscribe(this::rescale);
        inverted.subscribe(this::rescale);
        scaleKind.subscribe(this::rescale);
        rule.subscribe(this::rescale);
        summary.subscribe(this::rescale);
    }

    /// What is seen; null while there is no tensor, or an empty one.
    ObjectProperty<@Nullable Camera> camera() {
        return camera;
    }

    /// The map as chosen, before inversion.
    ObjectProperty<Colormap> colormap() {
        return colormap;
    }

    /// Whether the map is inverted.
    BooleanProperty inverted() {
        return inverted;
    }

    /// How values are spread over the colours.
    ObjectProperty<ScaleKind> scaleKind() {
        return scaleKind;
    }

    /// How the range follows from the values.
    ObjectProperty<RangeRule> rule() {
        return rule;
    }

    /// Whether the range stays for the next tensors.
    BooleanProperty locked() {
        return locked;
    }

    /// What a pixel shows that stands for several weights.
    ObjectProperty<BlockRule> block() {
        return block;
    }

    /// Whether the mini-map is shown, where the picture shows only a part.
    BooleanProperty miniMap() {
        return miniMap;
    }

    /// Statistics of the whole tensor; null until they are computed.
    ObjectProperty<@Nullable Summary> summary() {
        return summary;
    }

    /// Where the mouse is; null outside the picture.
    ObjectProperty<@Nullable PictureCursor> cursor() {
        return cursor;
    }

    /// What colour a value has: follows from all above.
    ObjectProperty<ColorScale> scale() {
        return scale;
    }

    /// The range that is drawn.
    ValueRange range() {
        return scale.get().range();
    }

    /// The slice that is shown, null if none.
    @Nullable SliceKey slice() {
        Camera seen = camera.get();
        return seen == null ? null : seen.slice();
    }

    /// Takes values to derive the range from until the tensor's statistics are there.
    void sample(Distribution values) {
        sample = values;
        rescale();
    }

    /// Forgets the tensor before.
    void clear() {
        cursor.set(null);
        camera.set(null);
        sample = Distribution.of();
        summary.set(null);
    }

    /// Shows another slice: in the same place if it has the same size, else all of it.
    void look(SliceKey slice) {
        cursor.set(null);
        Camera seen = camera.get();
        boolean same =
                seen != null
                        && seen.slice().rows() == slice.rows()
                        && seen.slice().columns() == slice.columns();
        camera.set(same ? seen.of(slice) : Camera.fit(slice, width, height));
    }

    /// Hears the size of the picture's window in device pixels.
    void resize(int newWidth, int newHeight) {
        boolean unknown = width <= 1;
        width = Math.max(1, newWidth);
        height = Math.max(1, newHeight);
        Camera seen = camera.get();
        if (seen != null && (seen.width() != width || seen.height() != height)) {
            camera.set(
                    unknown || seen.showsAll()
                            ? Camera.fit(seen.slice(), width, height)
                            : seen.resized(width, height));
        }
    }

    /// Keeps the present range for the next tensors, or lets it go.
    void lock(boolean keep) {
        if (keep) {
            rule.set(new RangeRule.Fixed(range()));
        }
        locked.set(keep);
    }

    private void rescale() {
        Summary known = summary.get();
        Distribution values = known == null ? sample : Distribution.of(known);
        ValueRange range = rule.get().range(values);
        Colormap map = inverted.get() ? colormap.get().inverted() : colormap.get();
        ColorScale next = new ColorScale(map, range, scaleKind.get().scaling(range));
        if (!next.equals(scale.get())) {
            scale.set(next);
        }
    }
}

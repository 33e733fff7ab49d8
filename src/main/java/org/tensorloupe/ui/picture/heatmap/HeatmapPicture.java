package org.tensorloupe.ui.picture.heatmap;

import java.util.List;
import org.tensorloupe.render.BlockRule;
import org.tensorloupe.render.ColorScale;
import org.tensorloupe.render.PictureBands;
import org.tensorloupe.render.SliceBands;
import org.tensorloupe.render.SliceView;
import org.tensorloupe.tensor.SliceKey;
import org.tensorloupe.tensor.StorageSource;
import org.tensorloupe.ui.picture.control.PictureSize;
import org.tensorloupe.ui.picture.control.PictureSource;
import org.tensorloupe.ui.picture.paint.PictureText;
import org.tensorloupe.ui.text.Texts;
import org.tensorloupe.ui.view.ShownSlice;

/// What the heatmap shows, to be saved or copied: the visible part or the whole slice.
///
/// @param camera what is seen
/// @param rule what a pixel shows that stands for several weights
/// @param colors the colours
/// @param source where the weights are
record HeatmapPicture(Camera camera, BlockRule rule, ColorScale colors, StorageSource source)
        implements PictureSource {
    private static final Texts TEXTS = Texts.of(HeatmapPicture.class);

    @Override
    public String name() {
        return camera.slice().tensor().name();
    }

    @Override
    public List<String> parts() {
        SliceKey slice = camera.slice();
        String whole = weights("part.whole", slice.columns(), slice.rows());
        if (camera.showsAll()) {
            return List.of(whole);
        }
        SliceView view = camera.view();
        return List.of(weights("part.visible", columns(view), rows(view)), whole);
    }

    /// The slice, and the part of it that is seen, as Python indexes them.
    List<ShownSlice> slices() {
        ShownSlice whole = ShownSlice.of(TEXTS.get("copy.slice"), camera.slice());
        if (camera.showsAll()) {
            return List.of(whole);
        }
        SliceView view = camera.view();
        ShownSlice visible =
                ShownSlice.of(
                        TEXTS.get("copy.visible"),
                        camera.slice(),
                        view.row(0),
                        view.row(0) + rows(view),
                        view.column(0),
                        view.column(0) + columns(view));
        return List.of(whole, visible);
    }

    private static String weights(String key, long columns, long rows) {
        return TEXTS.get(key, PictureText.count(columns), PictureText.count(rows));
    }

    private static long columns(SliceView view) {
        return view.columnEnd(view.width() - 1) - view.column(0);
    }

    private static long rows(SliceView view) {
        return view.rowEnd(view.height() - 1) - view.row(0);
    }

    @Override
    public String onScreen() {
        return camera.ratio();
    }

    @Override
    public int gap() {
        return -1;
    }

    @Override
    public PictureBands at(PictureSize size) {
        SliceKey slice = camera.slice();
        boolean visible = !camera.showsAll() && size.part() == 0;
        if (size.scale() == PictureSize.ON_SCREEN) {
            return visible
                    ? shown()
                    : zoomed(
                            0,
                            0,
                            camera.right().extent(slice.columns()),
                            camera.down().extent(slice.rows()));
        }
        SliceView view = camera.view();
        return visible
                ? SliceBands.ofWeights(
                        slice,
                        view.column(0),
                        view.row(0),
                        columns(view),
                        rows(view),
                        size.scale(),
                        colors,
                        source)
                : SliceBands.ofWeights(
                        slice, 0, 0, slice.columns(), slice.rows(), size.scale(), colors, source);
    }

    @Override
    public PictureBands shown() {
        SliceView view = camera.view();
        return zoomed(view.x(), view.y(), view.width(), view.height());
    }

    private PictureBands zoomed(long x, long y, long width, long height) {
        return new SliceBands(
                camera.slice(),
                camera.down(),
                camera.right(),
                x,
                y,
                width,
                height,
                1,
                rule,
                colors,
                source);
    }
}

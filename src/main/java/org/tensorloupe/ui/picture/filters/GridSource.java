package org.tensorloupe.ui.picture.filters;

import java.util.List;
import org.tensorloupe.render.FilterBands;
import org.tensorloupe.render.FilterGrid;
import org.tensorloupe.render.PictureBands;
import org.tensorloupe.ui.picture.control.PictureSize;
import org.tensorloupe.ui.picture.control.PictureSource;
import org.tensorloupe.ui.text.Texts;

/// The grid of filters, to be saved or copied.
///
/// @param name the tensor's
/// @param grid as it is on the screen
record GridSource(String name, FilterGrid grid) implements PictureSource {
    private static final Texts TEXTS = Texts.of(GridSource.class);

    @Override
    public List<String> parts() {
        return List.of(TEXTS.get("export.part"));
    }

    @Override
    public String onScreen() {
        return grid.scale() + " : 1";
    }

    @Override
    public int gap() {
        return grid.gap();
    }

    @Override
    public PictureBands at(PictureSize size) {
        int scale = size.scale() == PictureSize.ON_SCREEN ? grid.scale() : size.scale();
        return new FilterBands(grid.sized(scale, size.gap()));
    }

    @Override
    public PictureBands shown() {
        return new FilterBands(grid);
    }
}

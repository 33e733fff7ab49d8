package org.tensorloupe.render;

import java.util.OptionalInt;

/// How a filter grid is drawn.
///
/// @param range what the colours stand for
/// @param colormap the colours; not used where three channels are red, green and blue
/// @param scaling how values are spread over the colours
/// @param columns cells in a row; by default ceil(sqrt(filters)), or all channels of a filter
/// @param scale pixels along a weight, 1 or more
/// @param gap pixels between neighbouring cells; none at the rim
/// @param gapColor colour of gaps and missing cells, `0xAARRGGBB`; 0 is transparent
public record FilterLook(
        RangeRule range,
        Colormap colormap,
        Scaling scaling,
        OptionalInt columns,
        int scale,
        int gap,
        int gapColor) {
    /// Gray, each filter on its own range, one pixel for each weight, no gaps.
    public static final FilterLook DEFAULT =
            new FilterLook(
                    new RangeRule.PerFilter(),
                    Colormaps.GRAY,
                    Scaling.LINEAR,
                    OptionalInt.empty(),
                    1,
                    0,
                    0);

    /// @throws IllegalArgumentException if a number is out of its range
    public FilterLook {
        if (scale < 1 || gap < 0 || columns.orElse(1) < 1) {
            throw new IllegalArgumentException(
                    "columns " + columns + ", scale " + scale + ", gap " + gap);
        }
    }

    /// This look with another range rule.
    public FilterLook withRange(RangeRule rule) {
        return new FilterLook(rule, colormap, scaling, columns, scale, gap, gapColor);
    }

    /// This look with other colours.
    public FilterLook withColormap(Colormap map) {
        return new FilterLook(range, map, scaling, columns, scale, gap, gapColor);
    }

    /// This look with another spread of values.
    public FilterLook withScaling(Scaling spread) {
        return new FilterLook(range, colormap, spread, columns, scale, gap, gapColor);
    }

    /// This look with a given number of cells in a row.
    public FilterLook withColumns(int count) {
        return new FilterLook(
                range, colormap, scaling, OptionalInt.of(count), scale, gap, gapColor);
    }

    /// This look with another size.
    ///
    /// @param pixels pixels along a weight
    /// @param between pixels between cells
    public FilterLook withSize(int pixels, int between) {
        return new FilterLook(range, colormap, scaling, columns, pixels, between, gapColor);
    }

    /// This look with another colour between cells.
    public FilterLook withGapColor(int argb) {
        return new FilterLook(range, colormap, scaling, columns, scale, gap, argb);
    }
}

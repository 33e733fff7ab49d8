package org.tensorloupe.ui.picture.filters;

import org.tensorloupe.render.ColorScale;
import org.tensorloupe.render.Colormap;
import org.tensorloupe.render.FilterChannel;
import org.tensorloupe.render.FilterData;
import org.tensorloupe.render.FilterGrid;
import org.tensorloupe.render.FilterLook;
import org.tensorloupe.render.RangeRule;
import org.tensorloupe.render.Raster;
import org.tensorloupe.render.ValueRange;

/// The weights of the filters that are shown, with the range of each. Immutable.
///
/// @param data the weights
/// @param unit the filters by index, one pixel for each weight, without gaps
record FilterPicture(FilterData data, FilterGrid unit) {
    /// Finds the ranges of weights; looks at each weight once.
    static FilterPicture of(FilterData data, RangeRule rule, Colormap map) {
        FilterLook look = FilterLook.DEFAULT.withRange(rule).withColormap(map);
        return new FilterPicture(data, FilterGrid.of(data, look));
    }

    /// The rule for grids of the same weights: a shared range is not searched again.
    RangeRule rule() {
        return unit.isShared()
                ? new RangeRule.Fixed(unit.cell(0).range())
                : new RangeRule.PerFilter();
    }

    /// The position in the unit grid of what is shown of a filter.
    ///
    /// @param channel the channel, where all are shown; else it is ignored
    int position(int filter, int channel) {
        boolean all = data.channel() instanceof FilterChannel.All;
        return unit.position(filter) + (all ? channel : 0);
    }

    /// What the colours of a filter stand for.
    ValueRange range(int filter, int channel) {
        return unit.cell(position(filter, channel)).range();
    }

    /// One filter as a picture.
    ///
    /// @param pixels along a weight
    Raster raster(int filter, int channel, int pixels) {
        FilterGrid.Cell cell = unit.cell(position(filter, channel));
        return unit.raster(cell.x(), cell.y(), cell.width(), cell.height()).enlarged(pixels);
    }

    /// The weights of a filter's plane, row by row; of the first channel where three are colours.
    double[] plane(int filter, int channel) {
        boolean all = data.channel() instanceof FilterChannel.All;
        return planes(filter, all ? channel : 0, 1);
    }

    /// The weights of a filter that are drawn: a plane, or three where they are colours.
    double[] planes(int filter, int channel) {
        return switch (data.channel()) {
            case FilterChannel.All _ -> planes(filter, channel, 1);
            case FilterChannel.One _ -> planes(filter, 0, 1);
            case FilterChannel.Rgb _ -> planes(filter, 0, data.channels());
        };
    }

    private double[] planes(int filter, int first, int count) {
        double[] values = new double[count * data.height() * data.width()];
        int at = 0;
        for (int shown = first; shown < first + count; shown++) {
            for (int row = 0; row < data.height(); row++) {
                for (int column = 0; column < data.width(); column++) {
                    values[at++] = data.value(filter, shown, row, column);
                }
            }
        }
        return values;
    }

    /// The colours of a filter's plane.
    ColorScale scale(int filter, int channel, Colormap map) {
        return new ColorScale(map, range(filter, channel));
    }
}

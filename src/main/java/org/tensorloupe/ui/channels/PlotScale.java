package org.tensorloupe.ui.channels;

import java.util.ArrayList;
import java.util.List;
import org.tensorloupe.render.ColorScale;
import org.tensorloupe.render.Colormaps;
import org.tensorloupe.render.Scaling;
import org.tensorloupe.render.ValueRange;
import org.tensorloupe.ui.picture.paint.ScaleTicks;
import org.tensorloupe.ui.theme.TextScale;

/// Which height of the plot a value stands at.
///
/// @param range what the lower and the upper end stand for
/// @param scaling linear or logarithmic
/// @param top of the plot in pixels
/// @param bottom of the plot in pixels
record PlotScale(ValueRange range, Scaling scaling, double top, double bottom) {
    private static final double LABEL = 16;
    private static final double AIR = 0.04;

    /// Decades that a logarithmic plot shows at most.
    private static final double DECADES = 1e-12;

    /// The scale of a series, from 0 where bars stand on it.
    static PlotScale of(ChannelSeries series, boolean log, double top, double bottom) {
        double low = series.least();
        double high = series.largest();
        if (low > high) {
            return new PlotScale(new ValueRange(0, 1), Scaling.LINEAR, top, bottom);
        }
        if (series.kind() != PlotKind.BAND) {
            low = Math.min(0, low);
            high = Math.max(0, high);
        }
        double reach = Math.max(Math.abs(low), Math.abs(high));
        if (low == high) {
            low = low > 0 ? 0 : low - (low == 0 ? 1 : reach);
            high = high < 0 ? 0 : high + (high == 0 ? 1 : 0);
        }
        Scaling scaling =
                log && reach > 0
                        ? new Scaling.SymLog(
                                Math.max(series.nearest(), Math.max(reach * DECADES, 1e-300)))
                        : Scaling.LINEAR;
        double air = scaling.equals(Scaling.LINEAR) ? (high - low) * AIR : 0;
        if (!Double.isFinite(air)) {
            air = 0;
        }
        return new PlotScale(
                new ValueRange(low == 0 ? 0 : low - air, high == 0 ? 0 : high + air),
                scaling,
                top,
                bottom);
    }

    /// The height of a value; infinities are at the ends.
    double y(double value) {
        double place = Double.isFinite(value) ? scaling.place(value, range) : value > 0 ? 1 : 0;
        return bottom - Math.clamp(place, 0, 1) * (bottom - top);
    }

    /// Labels that have room, from the lower end.
    List<ScaleTicks.Tick> ticks() {
        double room = (bottom - top) / (2 * TextScale.px(LABEL));
        List<ScaleTicks.Tick> shown = new ArrayList<>();
        double last = Double.POSITIVE_INFINITY;
        for (ScaleTicks.Tick tick :
                ScaleTicks.of(new ColorScale(Colormaps.GRAY, range, scaling), room)) {
            double y = y(tick.value());
            if (last - y >= TextScale.px(LABEL)) {
                shown.add(tick);
                last = y;
            }
        }
        return shown;
    }
}

package org.tensorloupe.ui.picture.paint;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.tensorloupe.render.ColorScale;
import org.tensorloupe.render.Scaling;
import org.tensorloupe.render.ValueRange;
import org.tensorloupe.ui.text.Figures;

/// Labels along a colour bar.
public final class ScaleTicks {
    private ScaleTicks() {}

    /// A label.
    ///
    /// @param value what it stands for
    /// @param place 0 at the low end, 1 at the high end
    /// @param text how it is written
    public record Tick(double value, double place, String text) {}

    /// Labels for a scale, ascending: round numbers, or powers of ten where it is logarithmic.
    ///
    /// @param room how many labels have room
    public static List<Tick> of(ColorScale scale, double room) {
        ValueRange range = scale.range();
        double span = range.hi() - range.lo();
        if (!(span > 0)) {
            return List.of(new Tick(range.lo(), 0, Figures.of(range.lo())));
        }
        if (scale.scaling() instanceof Scaling.SymLog log) {
            return powers(log, range);
        }
        Ticks ticks = Ticks.between(range.lo(), range.hi(), span / Math.max(1, room));
        return ticks.values().stream()
                .map(value -> new Tick(value, (value - range.lo()) / span, ticks.text(value)))
                .toList();
    }

    private static List<Tick> powers(Scaling.SymLog log, ValueRange range) {
        List<Tick> ticks = new ArrayList<>();
        add(ticks, 0, log, range);
        double reach = Math.max(Math.abs(range.lo()), Math.abs(range.hi()));
        double power = Math.pow(10, Math.ceil(Math.log10(log.threshold())));
        while (power <= reach) {
            add(ticks, power, log, range);
            add(ticks, -power, log, range);
            power *= 10;
        }
        ticks.sort(Comparator.comparingDouble(Tick::value));
        return ticks;
    }

    private static void add(List<Tick> ticks, double value, Scaling.SymLog log, ValueRange range) {
        if (value >= range.lo() && value <= range.hi()) {
            ticks.add(new Tick(value, log.place(value, range), power(value)));
        }
    }

    private static String power(double value) {
        double magnitude = Math.abs(value);
        if (magnitude == 0 || (magnitude >= 1e-3 && magnitude < 1e4)) {
            BigDecimal digits = new BigDecimal(value).round(new MathContext(1));
            return Figures.shown(digits.stripTrailingZeros().toPlainString());
        }
        return Figures.shown((value < 0 ? "-" : "") + "1e" + Math.round(Math.log10(magnitude)));
    }
}

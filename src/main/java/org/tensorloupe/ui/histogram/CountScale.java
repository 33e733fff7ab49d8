package org.tensorloupe.ui.histogram;

import java.util.ArrayList;
import java.util.List;
import org.tensorloupe.tensor.Quantities;
import org.tensorloupe.ui.picture.paint.Ticks;
import org.tensorloupe.ui.text.Amounts;
import org.tensorloupe.ui.text.Figures;

/// How high counts, or shares, stand.
///
/// @param top what stands at the upper edge, above 0
/// @param floor what stands at the lower edge where it is logarithmic, above 0
/// @param log whether it is logarithmic
/// @param shares whether it is of shares, 0 to 1
record CountScale(double top, double floor, boolean log, boolean shares) {
    private static final double HEADROOM = 1.06;
    private static final int PLAIN = 10_000;

    static CountScale of(Chart chart, boolean log) {
        double top = log ? chart.top() * 1.5 : chart.top() * HEADROOM;
        return new CountScale(top, chart.floor(), log, chart.isOfShares());
    }

    /// A label.
    ///
    /// @param place 0 at the lower edge, 1 at the upper one
    record Tick(double place, String text) {}

    /// Where a height stands, 0 to 1.
    double place(double height) {
        if (!log) {
            return height / top;
        }
        return height <= floor ? 0 : Math.log(height / floor) / Math.log(top / floor);
    }

    /// Labels, ascending.
    ///
    /// @param room how many there is room for
    List<Tick> ticks(double room) {
        return log ? powers(room) : steps(room);
    }

    private List<Tick> steps(double room) {
        double unit = shares ? 100 : 1;
        double least = top * unit / Math.max(1, room);
        Ticks ticks = shares ? Ticks.between(0, top * unit, least) : Ticks.ofIndices(0, top, least);
        return ticks.values().stream()
                .map(value ->
                        new Tick(
                                place(value / unit),
                                shares ? ticks.text(value) + "%" : count(Math.round(value))))
                .toList();
    }

    private List<Tick> powers(double room) {
        int first = (int) Math.ceil(Math.log10(floor));
        int last = (int) Math.floor(Math.log10(top));
        int by = (int) Math.max(1, Math.ceil((last - first + 1) / Math.max(1, room)));
        List<Tick> ticks = new ArrayList<>();
        for (int power = first; power <= last; power += by) {
            double value = Math.pow(10, power);
            ticks.add(
                    new Tick(place(value), shares ? percent(power + 2) : count(Math.round(value))));
        }
        return ticks;
    }

    private static String percent(int power) {
        return power < -4
                ? "1e−" + -power + "%"
                : Figures.fixed(Math.pow(10, power), Math.max(0, -power)) + "%";
    }

    private static String count(long value) {
        return value < PLAIN
                ? Amounts.exact(value)
                : Figures.shown(Quantities.count(value).replaceFirst("\\.0+ |(?<=\\.\\d)0 ", " "));
    }
}

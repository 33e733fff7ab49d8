package org.tensorloupe.ui.histogram;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;
import org.tensorloupe.render.Distribution;
import org.tensorloupe.render.RangeRule;
import org.tensorloupe.render.ValueRange;
import org.tensorloupe.stats.Summary;
import org.tensorloupe.tensor.Component;
import org.tensorloupe.tensor.TensorInfo;

/// What the histogram shows and how, without nodes. JavaFX thread only.
final class HistogramModel {
    /// Pixels of a bar with its gap, at least.
    private static final double BAR = 4;

    private static final double LEAST_BINS = 16;

    /// Bins about a value that all elements have.
    private static final int AROUND = 41;

    /// How many times the length of least to greatest may be seen.
    private static final double TIMES = 2;

    private final ObjectProperty<@Nullable Summary> summary = new SimpleObjectProperty<>();
    private final ObjectProperty<Component> part = new SimpleObjectProperty<>(Component.VALUE);
    private final ObjectProperty<RangeRule> rule =
            new SimpleObjectProperty<>(new RangeRule.Robust());
    private final ObjectProperty<Fit> fit = new SimpleObjectProperty<>(Fit.MIDDLE);
    private final ObjectProperty<Boolean> log = new SimpleObjectProperty<>(false);
    private final BooleanProperty percentiles = new SimpleBooleanProperty(true);
    private final BooleanProperty deviation = new SimpleBooleanProperty();
    private final IntegerProperty hover = new SimpleIntegerProperty(-1);
    private final ObjectProperty<List<Overlay>> overlays = new SimpleObjectProperty<>(List.of());
    private final ObjectProperty<@Nullable Chart> chart = new SimpleObjectProperty<>();
    private @Nullable TensorInfo tensor;
    private @Nullable ValueAxis axis;
    private @Nullable ValueAxis awaited;
    private double width;

    HistogramModel() {
        fit.subscribe((_, _) -> refit());
        overlays.subscribe((_, _) -> refit());
    }

    /// What is drawn; null while there is nothing to draw.
    ObjectProperty<@Nullable Chart> chart() {
        return chart;
    }

    /// Statistics of the tensor; null until they are computed.
    ObjectProperty<@Nullable Summary> summary() {
        return summary;
    }

    /// Which number of each element.
    ObjectProperty<Component> part() {
        return part;
    }

    /// How the range of the heatmap's colours follows from the values.
    ObjectProperty<RangeRule> rule() {
        return rule;
    }

    /// Which values are seen.
    ObjectProperty<Fit> fit() {
        return fit;
    }

    /// Whether heights are logarithmic.
    ObjectProperty<Boolean> log() {
        return log;
    }

    /// Whether percentiles are marked.
    BooleanProperty percentiles() {
        return percentiles;
    }

    /// Whether mean and standard deviation are marked.
    BooleanProperty deviation() {
        return deviation;
    }

    /// The bin under the cursor, -1 if none is.
    IntegerProperty hover() {
        return hover;
    }

    /// Other tensors, at most five.
    ObjectProperty<List<Overlay>> overlays() {
        return overlays;
    }

    /// The tensor, null if none is shown.
    @Nullable TensorInfo tensor() {
        return tensor;
    }

    /// The range of the heatmap's colours.
    ValueRange range() {
        Summary known = summary.get();
        return known == null ? ValueRange.NONE : rule.get().range(Distribution.of(known));
    }

    /// Takes another tensor, or none.
    void begin(@Nullable TensorInfo next) {
        tensor = next;
        awaited = null;
        hover.set(-1);
        summary.set(null);
        chart.set(null);
        if (fit.get() == Fit.FREE) {
            fit.set(Fit.MIDDLE);
        }
    }

    /// Takes the tensor's statistics.
    void know(Summary known) {
        summary.set(known);
        refit();
        ValueAxis next = awaited;
        if (next != null) {
            awaited = null;
            look(next);
        }
    }

    /// The values that the user went to see; empty if he did not.
    Optional<ValueAxis> gone() {
        return fit.get() == Fit.FREE ? Optional.ofNullable(axis) : Optional.empty();
    }

    /// Goes to values, as soon as the statistics are there.
    void resume(ValueAxis next) {
        awaited = next;
        Summary known = summary.get();
        if (known != null) {
            know(known);
        }
    }

    /// Hears how wide the bars' place is.
    void resize(double pixels) {
        if (pixels != width) {
            width = pixels;
            measure();
        }
    }

    /// Shows other values.
    void look(ValueAxis next) {
        if (summary.get() != null && !next.equals(axis)) {
            axis = next;
            hover.set(-1);
            fit.set(Fit.FREE);
            measure();
        }
    }

    /// Zooms about a place of the axis, as far as there is more to see.
    ///
    /// @param factor above 1 to see less, in more detail
    /// @param place 0 at the left end, 1 at the right one
    void zoom(double factor, double place) {
        Chart seen = chart.get();
        if (seen != null) {
            double reach = seen.axis().reach();
            double least = LEAST_BINS / 2 * binRule().finest(reach);
            double most = TIMES * axis(Fit.ALL, seen.summary()).halfSpan();
            double bounded = Math.max(factor, Math.min(1, seen.axis().halfSpan() / most));
            look(seen.axis().zoomed(bounded, place, least));
        }
    }

    /// Moves by a share of what is seen, positive to see greater values.
    void pan(double share) {
        Chart seen = chart.get();
        if (seen != null) {
            look(seen.axis().moved(share));
        }
    }

    /// Sees as much as at first.
    void fitAgain() {
        if (fit.get() == Fit.FREE) {
            fit.set(Fit.MIDDLE);
        } else {
            refit();
        }
    }

    private BinRule binRule() {
        return BinRule.of(Objects.requireNonNull(tensor), part.get());
    }

    private void refit() {
        Summary known = summary.get();
        if (known == null || known.finite() == 0) {
            chart.set(null);
            return;
        }
        if (fit.get() != Fit.FREE || axis == null) {
            axis = axis(fit.get(), known);
        }
        measure();
    }

    private static Bins bins(ValueAxis seen, BinRule rule, int most, Summary known) {
        double least = known.min().orElseThrow();
        boolean single = least == known.max().orElseThrow() && rule.unit() == 0;
        return single ? Bins.about(least, seen, AROUND) : Bins.of(seen, rule, Math.max(2, most));
    }

    /// An axis for this tensor and the others.
    private ValueAxis axis(Fit which, Summary known) {
        List<ValueRange> spans =
                Stream.concat(
                                Stream.of(known),
                                overlays.get().stream()
                                        .filter(Overlay::isDrawn)
                                        .map(other -> Objects.requireNonNull(other.summary())))
                        .map(which::of)
                        .toList();
        double lo = spans.stream().mapToDouble(ValueRange::lo).min().orElseThrow();
        double hi = spans.stream().mapToDouble(ValueRange::hi).max().orElseThrow();
        return Fit.axis(new ValueRange(lo, hi), binRule());
    }

    private void measure() {
        Summary known = summary.get();
        ValueAxis seen = axis;
        if (known == null || known.finite() == 0 || seen == null || width < BAR) {
            return;
        }
        BinRule bins = binRule();
        double room = width / BAR;
        double own = Fit.axis(CentralSpan.of(known), bins).halfSpan();
        double worth = 4 * Math.cbrt((double) known.finite()) * Math.max(1, seen.halfSpan() / own);
        int most = (int) (bins.isCoarse() ? room : Math.clamp(worth, LEAST_BINS, room));
        hover.set(-1);
        chart.set(Chart.of(seen, bins(seen, bins, most, known), known, overlays.get()));
    }
}

package org.tensorloupe.ui.detail;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.VBox;
import org.tensorloupe.stats.Summary;
import org.tensorloupe.tensor.TensorInfo;
import org.tensorloupe.ui.text.Amounts;
import org.tensorloupe.ui.text.Figures;
import org.tensorloupe.ui.text.Texts;
import org.tensorloupe.ui.theme.Parts;
import org.tensorloupe.ui.view.ViewContext;
import org.tensorloupe.ui.view.ViewRequest;

/// Statistics, histogram and quantiles of a tensor: pending first, then filled.
final class StatisticsSection extends VBox {
    private static final Texts TEXTS = Texts.of(StatisticsSection.class);

    /// A figure.
    ///
    /// @param place position of an element that the figure is of, -1 if there is none
    private record Line(
            String name, Function<Summary, String> text, ToLongFunction<Summary> place) {
        Line(String name, Function<Summary, String> text) {
            this(name, text, _ -> -1);
        }
    }

    private static final int INTEGER_DIGITS = 10;

    private static final List<Line> STATISTICS =
            List.of(
                    line("mean", Summary::mean),
                    line("std", Summary::std),
                    new Line("min", s -> extreme(s, s.min(), s.minText()), Summary::argMin),
                    new Line("max", s -> extreme(s, s.max(), s.maxText()), Summary::argMax),
                    line("|mean|", Summary::absMean),
                    line("std n−1", Summary::sampleStd),
                    line("L1", Summary::l1),
                    line("L2", Summary::l2),
                    count("zeros", Summary::zeros, _ -> -1),
                    count("NaN", Summary::nan, Summary::firstNan),
                    count("+Inf", Summary::posInf, Summary::firstPosInf),
                    count("−Inf", Summary::negInf, Summary::firstNegInf));

    private static final List<Line> QUANTILES =
            List.of(
                    quantile("p1", 0.01),
                    quantile("p99", 0.99),
                    quantile("p5", 0.05),
                    quantile("p95", 0.95),
                    quantile("p25", 0.25),
                    quantile("p75", 0.75),
                    quantile("p50", 0.5),
                    new Line("IQR", StatisticsSection::interquartile));

    private final Map<Line, Figure> figures = new LinkedHashMap<>();
    private final Section statistics = new Section(TEXTS.get("statistics.title"));
    private final GridPane grid = Section.quads();
    private final TensorInfo tensor;
    private final ViewContext context;
    private final HistogramSection histogram;

    StatisticsSection(TensorInfo tensor, ViewContext context) {
        this.tensor = tensor;
        this.context = context;
        this.histogram = new HistogramSection(() -> context.show(new ViewRequest.Distribution()));
        fill(grid, STATISTICS);
        statistics.with(grid);
        GridPane quantiles = Section.quads();
        fill(quantiles, QUANTILES);
        getChildren()
                .setAll(
                        statistics,
                        histogram,
                        new Section(TEXTS.get("statistics.quantiles")).with(quantiles));
    }

    private void fill(GridPane into, List<Line> lines) {
        for (int i = 0; i < lines.size(); i++) {
            Figure figure = new Figure();
            figures.put(lines.get(i), figure);
            int column = i % 2 * 3;
            into.add(Parts.label(lines.get(i).name(), "key"), column, i / 2);
            into.add(figure, column + 1, i / 2);
        }
    }

    private static Line line(String name, Function<Summary, OptionalDouble> value) {
        return new Line(name, s -> Figures.of(value.apply(s)));
    }

    private static Line count(
            String name, Function<Summary, Long> value, ToLongFunction<Summary> first) {
        return new Line(
                name, s -> s.count() == 0 ? Figures.NONE : Amounts.exact(value.apply(s)), first);
    }

    private static Line quantile(String name, double p) {
        return line(name, s -> s.quantile(p));
    }

    private static String interquartile(Summary summary) {
        if (summary.finite() == 0) {
            return Figures.NONE;
        }
        double upper = summary.quantile(0.75).orElse(0);
        return Figures.of(upper - summary.quantile(0.25).orElse(0));
    }

    /// Integers with all digits where they fit.
    private static String extreme(Summary s, OptionalDouble value, Optional<String> text) {
        boolean whole = s.integerSum().isPresent() && text.isPresent();
        return whole && text.get().length() <= INTEGER_DIGITS
                ? Figures.shown(text.get())
                : Figures.of(value);
    }

    void show(Summary summary) {
        figures.forEach((line, figure) -> {
            figure.show(line.text().apply(summary));
            long place = line.place().applyAsLong(summary);
            if (place >= 0) {
                figure.leadTo(line.name(), new Jump(tensor, place, context));
            }
        });
        histogram.show(summary);
    }

    /// Nothing to compute.
    ///
    /// @param why one sentence without a full stop
    void showNone(String why) {
        figures.values().forEach(figure -> figure.show(Figures.NONE));
        histogram.showNone(why);
    }

    /// It could not be computed: says so in the place of the numbers.
    void showInstead(javafx.scene.Node message) {
        getChildren().setAll(statistics);
        statistics.getChildren().remove(grid);
        statistics.with(message);
    }

    /// The text of a figure, for tests; empty while it is pending.
    String figure(String name) {
        return figures.entrySet().stream()
                .filter(entry -> entry.getKey().name().equals(name))
                .map(entry -> entry.getValue().text())
                .findFirst()
                .orElseThrow();
    }
}

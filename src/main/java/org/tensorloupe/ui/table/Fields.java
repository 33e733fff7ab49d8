package org.tensorloupe.ui.table;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.tensorloupe.stats.Statistic;
import org.tensorloupe.stats.Statistics;
import org.tensorloupe.stats.Summary;
import org.tensorloupe.ui.table.Field.Look;
import org.tensorloupe.ui.table.Field.Order;
import org.tensorloupe.ui.text.Amounts;
import org.tensorloupe.ui.text.Figures;
import org.tensorloupe.ui.text.Shapes;
import org.tensorloupe.ui.text.Texts;

/// The columns of the table: what the file says of a tensor, and every statistic there is.
final class Fields {
    private static final Texts TEXTS = Texts.of(Fields.class);

    /// Width of the name that the others leave room for.
    static final double NAME = 236;

    /// Names of columns, those first that stay longest when the window gets narrow. Columns that are
    /// not named here come last.
    private static final List<String> DEAREST =
            List.of(
                    "name",
                    "dtype",
                    "shape",
                    "numel",
                    "bytes",
                    "distribution",
                    "mean",
                    "std",
                    "min",
                    "max",
                    "abs_mean",
                    "l2",
                    "p01",
                    "p99",
                    "nan",
                    "zeros",
                    "pos_inf",
                    "neg_inf",
                    "p50",
                    "l1",
                    "p05",
                    "p95",
                    "p25",
                    "p75");

    private static final Map<String, String> TITLES =
            Map.ofEntries(
                    Map.entry("abs_mean", "|mean|"),
                    Map.entry("l1", "L1"),
                    Map.entry("l2", "L2"),
                    Map.entry("p01", "p1"),
                    Map.entry("p05", "p5"),
                    Map.entry("p25", "p25"),
                    Map.entry("p50", "p50"),
                    Map.entry("p75", "p75"),
                    Map.entry("p95", "p95"),
                    Map.entry("p99", "p99"),
                    Map.entry("neg_inf", "−Inf"));

    private static final Map<String, Double> WIDTHS =
            Map.ofEntries(
                    Map.entry("mean", 86.0),
                    Map.entry("zeros", 72.0),
                    Map.entry("nan", 52.0),
                    Map.entry("pos_inf", 52.0),
                    Map.entry("neg_inf", 52.0));

    private static final double WIDTH = 82;

    /// Pixels of a digit, and beside a number in its cell.
    private static final double DIGIT = 6.95;

    private static final double INSETS = 12;

    /// Digits of the longest number that a long holds for certain.
    private static final int LONG = 18;

    /// All columns, in their order.
    static final List<Field> ALL = all();

    private Fields() {}

    private static List<Field> all() {
        List<Field> all =
                new ArrayList<>(
                        List.of(
                                words(
                                        "name",
                                        TEXTS.get("field.name"),
                                        TEXTS.get("field.name.tip"),
                                        NAME,
                                        Look.NAME),
                                new Field(
                                        "dtype",
                                        "dtype",
                                        TEXTS.get("field.dtype.tip"),
                                        84,
                                        Look.WORD,
                                        row -> row.tensor().dtype().name(),
                                        new Order.Words(row -> row.tensor().dtype().name())),
                                new Field(
                                        "shape",
                                        TEXTS.get("field.shape"),
                                        TEXTS.get("field.shape.tip"),
                                        96,
                                        Look.FIGURE,
                                        row -> Shapes.of(row.tensor().shape()),
                                        new Order.Words(row -> row.tensor().shape().text("×"))),
                                new Field(
                                        "numel",
                                        TEXTS.get("field.numel"),
                                        TEXTS.get("field.numel.tip"),
                                        88,
                                        Look.FIGURE,
                                        row -> Amounts.exact(row.tensor().numel()),
                                        new Order.Numbers(row -> row.tensor().numel())),
                                new Field(
                                        "bytes",
                                        TEXTS.get("field.bytes"),
                                        TEXTS.get("field.bytes.tip"),
                                        76,
                                        Look.BYTES,
                                        row -> Amounts.bytes(row.tensor().byteSize()),
                                        new Order.Numbers(row -> row.tensor().byteSize())),
                                new Field(
                                        "distribution",
                                        TEXTS.get("field.distribution"),
                                        TEXTS.get("field.distribution.tip"),
                                        88,
                                        Look.SPARKLINE,
                                        _ -> "",
                                        null)));
        Statistics.ALL.forEach(statistic -> all.add(of(statistic)));
        return List.copyOf(all);
    }

    private static Field words(String name, String title, String tip, double width, Look look) {
        return new Field(
                name,
                title,
                tip,
                width,
                look,
                row -> row.tensor().name(),
                new Order.Words(row -> row.tensor().name()));
    }

    private static Field of(Statistic statistic) {
        String title = TITLES.getOrDefault(statistic.name(), statistic.label());
        double width = WIDTHS.getOrDefault(statistic.name(), WIDTH);
        return new Field(
                statistic.name(),
                title,
                statistic.label(),
                width,
                Look.STATISTIC,
                row -> row.summary().map(found -> text(statistic, found, width)).orElse(""),
                new Order.Numbers(row ->
                        row.summary()
                                .map(statistic::value)
                                .orElse(OptionalDouble.empty())
                                .orElse(Double.NaN)));
    }

    /// Integers with all digits where they fit, others with four; less where that is too long.
    private static String text(Statistic statistic, Summary summary, double width) {
        String exact = statistic.text(summary);
        boolean whole = exact.length() <= LONG && exact.matches("-?[0-9]+");
        String text =
                whole ? Amounts.exact(Long.parseLong(exact)) : Figures.of(statistic.value(summary));
        boolean fits = text.length() * DIGIT <= width - INSETS;
        return fits ? text : Figures.tick(statistic.value(summary).orElse(Double.NaN));
    }

    /// The columns that find room, in their order.
    ///
    /// @param room in pixels
    static List<Field> fitting(double room) {
        Stream<Field> named =
                DEAREST.stream().flatMap(n -> ALL.stream().filter(f -> f.name().equals(n)));
        Stream<Field> others = ALL.stream().filter(f -> !DEAREST.contains(f.name()));
        List<Field> taken = new ArrayList<>();
        double left = room;
        for (Field field : Stream.concat(named, others).toList()) {
            left -= field.room();
            if (left < 0) {
                break;
            }
            taken.add(field);
        }
        return ALL.stream().filter(taken::contains).toList();
    }
}

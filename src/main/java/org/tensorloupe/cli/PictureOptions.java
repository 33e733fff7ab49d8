package org.tensorloupe.cli;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.tensorloupe.render.Colormap;
import org.tensorloupe.render.Colormaps;
import org.tensorloupe.render.FilterChannel;
import org.tensorloupe.render.RangeRule;
import org.tensorloupe.tensor.TensorInfo;
import picocli.CommandLine.ParameterException;

/// The options that say how a picture looks.
final class PictureOptions {
    /// What a picture shows.
    enum View {
        /// One cell per filter of a convolution.
        FILTERS,
        /// Two axes of any tensor.
        HEATMAP
    }

    private final Syntax syntax;
    private final Argument<View> view;
    private final Argument<String> colormap;
    private final Argument<String> range;
    private final Argument<String> channel;
    private final Argument<Integer> rows;
    private final Argument<Integer> columns;
    private final Argument<String> at;
    private final Argument<Integer> scale;
    private final Argument<Integer> gap;
    private final Argument<Integer> cellColumns;

    /// Declares the options.
    PictureOptions(Syntax syntax) {
        this.syntax = syntax;
        view =
                syntax.option(
                        "--view",
                        "filters|heatmap",
                        View.class,
                        "What the picture shows; by default filters for 4 and 5 axes, else a heatmap.");
        colormap =
                syntax.option(
                        "--colormap",
                        "NAME",
                        String.class,
                        "Colours under matplotlib's name; by default gray for filters, RdBu_r for"
                                + " heatmaps.");
        range =
                syntax.option(
                        "--range",
                        "RANGE",
                        String.class,
                        "What the colours span: per-filter (default for filters), minmax, symmetric"
                                + " about 0 without outliers (default for heatmaps), pA,B (percentiles)"
                                + " or LO,HI.");
        channel =
                syntax.option(
                        "--channel",
                        "N|rgb|all",
                        String.class,
                        "Input channel of the filters, 0 by default.");
        rows =
                syntax.option(
                        "--rows",
                        "AXIS",
                        Integer.class,
                        "The axis that runs down; by default the last but one.");
        columns =
                syntax.option(
                        "--cols",
                        "AXIS",
                        Integer.class,
                        "The axis that runs right; by default the last.");
        at =
                syntax.option(
                        "--at",
                        "I,J,..",
                        String.class,
                        "Index in each of the other axes, 0 by default; of filters with 5 axes, the"
                                + " depth.");
        scale =
                syntax.option(
                        "--scale",
                        "PX",
                        Integer.class,
                        "Pixels along a weight. By default 1, but a heatmap of more than 4096 rows or"
                                + " columns shows the largest magnitude of several weights as one.");
        gap = syntax.option("--gap", "PX", Integer.class, "Pixels between filters, 0 by default.");
        cellColumns =
                syntax.option(
                        "--columns",
                        "N",
                        Integer.class,
                        "Filters in a row; by default as many as make a square.");
    }

    /// Wrong usage.
    ParameterException misuse(String message) {
        return syntax.misuse(message);
    }

    /// What is shown of a tensor.
    ///
    /// @throws ParameterException if an option is for the other view
    View view(TensorInfo tensor) {
        int rank = tensor.shape().rank();
        boolean slice = rows.isGiven() || columns.isGiven();
        boolean cells = channel.isGiven() || gap.isGiven() || cellColumns.isGiven();
        View usual = cells || (!slice && (rank == 4 || rank == 5)) ? View.FILTERS : View.HEATMAP;
        View chosen = view.isGiven() ? view.get() : usual;
        if (chosen == View.FILTERS && slice) {
            throw misuse("--rows and --cols are for heatmaps");
        }
        if (chosen == View.HEATMAP && cells) {
            throw misuse("--channel, --gap and --columns are for filters");
        }
        if (chosen == View.HEATMAP && range(View.HEATMAP) instanceof RangeRule.PerFilter) {
            throw misuse("--range per-filter is for filters");
        }
        return chosen;
    }

    /// The range, or the view's default.
    RangeRule range(View shown) {
        if (!range.isGiven()) {
            return shown == View.FILTERS ? new RangeRule.PerFilter() : new RangeRule.Robust();
        }
        try {
            return RangeRule.parse(range.get());
        } catch (IllegalArgumentException e) {
            throw misuse(String.valueOf(e.getMessage()));
        }
    }

    /// The colours, or the view's default.
    Colormap colormap(View shown) {
        if (!colormap.isGiven()) {
            return shown == View.FILTERS ? Colormaps.GRAY : Colormaps.DIVERGING;
        }
        return Colormaps.named(colormap.get())
                .orElseThrow(() ->
                        misuse(
                                "no colormap '%s'; there are %s, each also with or without _r"
                                        .formatted(
                                                colormap.get(),
                                                String.join(
                                                        ", ",
                                                        Colormaps.ALL.stream()
                                                                .map(Colormap::name)
                                                                .toList()))));
    }

    /// The channel, or the first.
    FilterChannel channel() {
        try {
            return channel.isGiven()
                    ? FilterChannel.parse(channel.get())
                    : new FilterChannel.One(0);
        } catch (IllegalArgumentException e) {
            throw misuse(String.valueOf(e.getMessage()));
        }
    }

    /// The axis that runs down, if given, counted from the first.
    OptionalInt rows(int rank) {
        return axis("--rows", rows.orNull(), rank);
    }

    /// The axis that runs right, if given, counted from the first.
    OptionalInt columns(int rank) {
        return axis("--cols", columns.orNull(), rank);
    }

    private OptionalInt axis(String option, @Nullable Integer axis, int rank) {
        if (axis == null) {
            return OptionalInt.empty();
        }
        if (axis < -rank || axis >= rank) {
            throw misuse(
                    String.format(
                            Locale.ROOT, "%s %d: the tensor has %d axes", option, axis, rank));
        }
        return OptionalInt.of(axis < 0 ? axis + rank : axis);
    }

    /// The indices of `--at`, as given.
    List<Long> at() {
        if (!at.isGiven()) {
            return List.of();
        }
        try {
            return Arrays.stream(at.get().split(",", -1))
                    .map(i -> Long.valueOf(i.strip()))
                    .toList();
        } catch (NumberFormatException _) {
            throw misuse("--at '" + at.get() + "': not a list of indices such as 0,3");
        }
    }

    /// Pixels along a weight, if given.
    OptionalInt scale() {
        return atLeast("--scale", scale.orNull(), 1);
    }

    /// Pixels between filters, if given.
    OptionalInt gap() {
        return atLeast("--gap", gap.orNull(), 0);
    }

    /// Filters in a row, if given.
    OptionalInt cellColumns() {
        return atLeast("--columns", cellColumns.orNull(), 1);
    }

    private OptionalInt atLeast(String option, @Nullable Integer value, int least) {
        if (value != null && value < least) {
            throw misuse(
                    String.format(Locale.ROOT, "%s %d: must be %d or more", option, value, least));
        }
        return value == null ? OptionalInt.empty() : OptionalInt.of(value);
    }
}

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
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// The options that say how a picture looks.
final class PictureOptions {
    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec = CommandSpec.create();

    /// What a picture shows.
    enum View {
        /// One cell per filter of a convolution.
        FILTERS,
        /// Two axes of any tensor.
        HEATMAP
    }

    @Option(
            names = "--view",
            paramLabel = "filters|heatmap",
            description =
                    "What the picture shows; by default filters for 4 and 5 axes, else a heatmap.")
    private @Nullable View view;

    @Option(
            names = "--colormap",
            paramLabel = "NAME",
            description =
                    "Colours under matplotlib's name; by default gray for filters, RdBu_r for"
                            + " heatmaps.")
    private @Nullable String colormap;

    @Option(
            names = "--range",
            paramLabel = "RANGE",
            description =
                    "What the colours span: per-filter (default for filters), minmax, symmetric"
                            + " about 0 without outliers (default for heatmaps), pA,B (percentiles)"
                            + " or LO,HI.")
    private @Nullable String range;

    @Option(
            names = "--channel",
            paramLabel = "N|rgb|all",
            description = "Input channel of the filters, 0 by default.")
    private @Nullable String channel;

    @Option(
            names = "--rows",
            paramLabel = "AXIS",
            description = "The axis that runs down; by default the last but one.")
    private @Nullable Integer rows;

    @Option(
            names = "--cols",
            paramLabel = "AXIS",
            description = "The axis that runs right; by default the last.")
    private @Nullable Integer columns;

    @Option(
            names = "--at",
            paramLabel = "I,J,..",
            description =
                    "Index in each of the other axes, 0 by default; of filters with 5 axes, the"
                            + " depth.")
    private @Nullable String at;

    @Option(
            names = "--scale",
            paramLabel = "PX",
            description =
                    "Pixels along a weight. By default 1, but a heatmap of more than 4096 rows or"
                            + " columns shows the largest magnitude of several weights as one.")
    private @Nullable Integer scale;

    @Option(
            names = "--gap",
            paramLabel = "PX",
            description = "Pixels between filters, 0 by default.")
    private @Nullable Integer gap;

    @Option(
            names = "--columns",
            paramLabel = "N",
            description = "Filters in a row; by default as many as make a square.")
    private @Nullable Integer cellColumns;

    /// Wrong usage.
    ParameterException misuse(String message) {
        return new ParameterException(spec.commandLine(), message);
    }

    /// What is shown of a tensor.
    ///
    /// @throws ParameterException if an option is for the other view
    View view(TensorInfo tensor) {
        int rank = tensor.shape().rank();
        boolean slice = rows != null || columns != null;
        boolean cells = channel != null || gap != null || cellColumns != null;
        View usual = cells || (!slice && (rank == 4 || rank == 5)) ? View.FILTERS : View.HEATMAP;
        View chosen = view == null ? usual : view;
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
        if (range == null) {
            return shown == View.FILTERS ? new RangeRule.PerFilter() : new RangeRule.Robust();
        }
        try {
            return RangeRule.parse(range);
        } catch (IllegalArgumentException e) {
            throw misuse(String.valueOf(e.getMessage()));
        }
    }

    /// The colours, or the view's default.
    Colormap colormap(View shown) {
        if (colormap == null) {
            return shown == View.FILTERS ? Colormaps.GRAY : Colormaps.DIVERGING;
        }
        return Colormaps.named(colormap)
                .orElseThrow(() ->
                        misuse(
                                "no colormap '%s'; there are %s, each also with or without _r"
                                        .formatted(
                                                colormap,
                                                String.join(
                                                        ", ",
                                                        Colormaps.ALL.stream()
                                                                .map(Colormap::name)
                                                                .toList()))));
    }

    /// The channel, or the first.
    FilterChannel channel() {
        try {
            return channel == null ? new FilterChannel.One(0) : FilterChannel.parse(channel);
        } catch (IllegalArgumentException e) {
            throw misuse(String.valueOf(e.getMessage()));
        }
    }

    /// The axis that runs down, if given, counted from the first.
    OptionalInt rows(int rank) {
        return axis("--rows", rows, rank);
    }

    /// The axis that runs right, if given, counted from the first.
    OptionalInt columns(int rank) {
        return axis("--cols", columns, rank);
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
        if (at == null) {
            return List.of();
        }
        try {
            return Arrays.stream(at.split(",", -1)).map(i -> Long.valueOf(i.strip())).toList();
        } catch (NumberFormatException _) {
            throw misuse("--at '" + at + "': not a list of indices such as 0,3");
        }
    }

    /// Pixels along a weight, if given.
    OptionalInt scale() {
        return atLeast("--scale", scale, 1);
    }

    /// Pixels between filters, if given.
    OptionalInt gap() {
        return atLeast("--gap", gap, 0);
    }

    /// Filters in a row, if given.
    OptionalInt cellColumns() {
        return atLeast("--columns", cellColumns, 1);
    }

    private OptionalInt atLeast(String option, @Nullable Integer value, int least) {
        if (value != null && value < least) {
            throw misuse(
                    String.format(Locale.ROOT, "%s %d: must be %d or more", option, value, least));
        }
        return value == null ? OptionalInt.empty() : OptionalInt.of(value);
    }
}

package org.tensorloupe.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.tensorloupe.bytes.Monitor;
import org.tensorloupe.export.Exporters;
import org.tensorloupe.export.StatsExporter;
import org.tensorloupe.fault.CheckpointException;
import org.tensorloupe.format.Formats;
import org.tensorloupe.format.OpenCheckpoint;
import org.tensorloupe.model.TensorNode;
import org.tensorloupe.stats.Depth;
import org.tensorloupe.tensor.TensorInfo;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `stats FILE`: the statistics of every tensor as a table.
@Command(
        name = "stats",
        description = "Writes a table of every tensor with its statistics, in file order.",
        sortOptions = false,
        mixinStandardHelpOptions = true)
final class StatsCommand implements Callable<Integer> {
    private final Console console;

    @Parameters(paramLabel = "FILE", description = "The checkpoint.")
    private Path file = Path.of("");

    @Option(
            names = {"-o", "--output"},
            paramLabel = "OUT",
            description = "Writes to this file instead of standard output.")
    private @Nullable Path output;

    @Option(
            names = "--format",
            paramLabel = "csv|json",
            description = "The table's format; by default that of OUT's ending, else csv.")
    private @Nullable String format;

    @Option(
            names = "--select",
            paramLabel = "REGEX",
            description = "Only tensors whose name contains a match.")
    private @Nullable String select;

    @Option(
            names = "--channels",
            paramLabel = "AXIS",
            description =
                    "One row per index along this axis, -1 for the last, instead of one per tensor;"
                            + " as csv. Tensors without the axis are left out.")
    private @Nullable Integer channels;

    @Option(
            names = "--no-quantiles",
            description =
                    "Leaves the quantiles of types of more than 16 bits empty, which takes about a"
                            + " third less time.")
    private boolean noQuantiles;

    @Spec private CommandSpec spec = CommandSpec.create();

    StatsCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws CheckpointException, OutputException {
        StatsExporter exporter = exporter();
        if (channels != null && !exporter.name().equals("csv")) {
            throw misuse("--channels writes csv only");
        }
        Selection selection = Selection.of(select, spec.commandLine());
        try (OpenCheckpoint open = Formats.open(file, Monitor.NONE)) {
            List<TensorInfo> tensors =
                    open.checkpoint().tensors().stream()
                            .map(TensorNode::tensor)
                            .filter(t -> selection.takes(t.name()))
                            .toList();
            String fileName = open.checkpoint().fileName();
            if (tensors.isEmpty() && selection.isGiven()) {
                console.say(fileName + ": no tensor's name matches " + select);
            }
            if (channels != null) {
                ChannelTable table = new ChannelTable(open, channels, console);
                Results.write(file, output, console, out -> table.write(tensors, out));
                int status = console.sayDamage(open.checkpoint());
                return table.isComplete() ? status : ExitStatus.UNREADABLE;
            }
            Depth depth = noQuantiles ? Depth.FIGURES : Depth.DISTRIBUTION;
            StatsTable table = new StatsTable(open, exporter, depth, console);
            Results.write(file, output, console, out -> table.write(tensors, out));
            int status = console.sayDamage(open.checkpoint());
            return table.isComplete() ? status : ExitStatus.UNREADABLE;
        }
    }

    private ParameterException misuse(String message) {
        return new ParameterException(spec.commandLine(), message);
    }

    private StatsExporter exporter() {
        if (format != null) {
            Optional<StatsExporter> named = Exporters.stats(format);
            if (named.isEmpty()) {
                throw misuse("format '" + format + "' is neither csv nor json");
            }
            return named.get();
        }
        String name = output == null ? "" : output.toString();
        return Exporters.stats(name.substring(name.lastIndexOf('.') + 1))
                .or(() -> Exporters.stats("csv"))
                .orElseThrow();
    }
}

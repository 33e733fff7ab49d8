package org.tensorloupe.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.tensorloupe.bytes.Monitor;
import org.tensorloupe.export.Exporters;
import org.tensorloupe.export.StatsExporter;
import org.tensorloupe.fault.CheckpointException;
import org.tensorloupe.format.Formats;
import org.tensorloupe.format.OpenCheckpoint;
import org.tensorloupe.model.TensorNode;
import org.tensorloupe.stats.Depth;
import org.tensorloupe.tensor.TensorInfo;
import picocli.CommandLine.Model.CommandSpec;

/// `stats FILE`: the statistics of every tensor as a table.
final class StatsCommand {
    private final Console console;
    private final Syntax syntax =
            new Syntax(
                    "stats",
                    this::call,
                    "Writes a table of every tensor with its statistics, in file order.");
    private final Argument<Path> file = syntax.file("The checkpoint.");
    private final Argument<Path> output =
            syntax.output(false, "OUT", "Writes to this file instead of standard output.");
    private final Argument<String> format =
            syntax.option(
                    "--format",
                    "csv|json",
                    String.class,
                    "The table's format; by default that of OUT's ending, else csv.");
    private final Argument<String> select =
            syntax.option(
                    "--select", "REGEX", String.class, "Only tensors whose name contains a match.");
    private final Argument<Integer> channels =
            syntax.option(
                    "--channels",
                    "AXIS",
                    Integer.class,
                    "One row per index along this axis, -1 for the last, instead of one per tensor;"
                            + " as csv. Tensors without the axis are left out.");
    private final Argument<Boolean> noQuantiles =
            syntax.flag(
                    "--no-quantiles",
                    "Leaves the quantiles of types of more than 16 bits empty, which takes about a"
                            + " third less time.");

    private StatsCommand(Console console) {
        this.console = console;
    }

    /// The command for picocli.
    static CommandSpec spec(Console console) {
        return new StatsCommand(console).syntax.complete();
    }

    private int call() throws CheckpointException, OutputException {
        StatsExporter exporter = exporter();
        if (channels.isGiven() && !exporter.name().equals("csv")) {
            throw syntax.misuse("--channels writes csv only");
        }
        Selection selection = Selection.of(select.orNull(), syntax);
        try (OpenCheckpoint open = Formats.open(file.get(), Monitor.NONE)) {
            List<TensorInfo> tensors =
                    open.checkpoint().tensors().stream()
                            .map(TensorNode::tensor)
                            .filter(t -> selection.takes(t.name()))
                            .toList();
            String fileName = open.checkpoint().fileName();
            if (tensors.isEmpty() && selection.isGiven()) {
                console.say(fileName + ": no tensor's name matches " + select.orNull());
            }
            if (channels.isGiven()) {
                ChannelTable table = new ChannelTable(open, channels.get(), console);
                Results.write(
                        file.get(), output.orNull(), console, out -> table.write(tensors, out));
                int status = console.sayDamage(open.checkpoint());
                return table.isComplete() ? status : ExitStatus.UNREADABLE;
            }
            Depth depth = noQuantiles.get() ? Depth.FIGURES : Depth.DISTRIBUTION;
            StatsTable table = new StatsTable(open, exporter, depth, console);
            Results.write(file.get(), output.orNull(), console, out -> table.write(tensors, out));
            int status = console.sayDamage(open.checkpoint());
            return table.isComplete() ? status : ExitStatus.UNREADABLE;
        }
    }

    private StatsExporter exporter() {
        if (format.isGiven()) {
            Optional<StatsExporter> named = Exporters.stats(format.get());
            if (named.isEmpty()) {
                throw syntax.misuse("format '" + format.get() + "' is neither csv nor json");
            }
            return named.get();
        }
        String name = output.isGiven() ? output.get().toString() : "";
        return Exporters.stats(name.substring(name.lastIndexOf('.') + 1))
                .or(() -> Exporters.stats("csv"))
                .orElseThrow();
    }
}

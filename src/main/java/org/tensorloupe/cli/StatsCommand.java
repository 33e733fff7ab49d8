package org.tensorloupe.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.tensorloupe.bytes.Monitor;
import org.tensorloupe.export.Exporters;
import org.tensorloupe.export.StatsExporter;
import org.tensorloupe.fault.CheckpointException;
import org.tensorloupe.fault.FaultText;
import org.tensorloupe.format.Formats;
import org.tensorloupe.format.OpenCheckpoint;
import org.tensorloupe.load.Outcome;
import org.tensorloupe.load.SummaryStream;
import org.tensorloupe.model.TensorNode;
import org.tensorloupe.stats.Summary;
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
    private @Nullable Pattern select;

    @Spec private @Nullable CommandSpec spec;

    private boolean incomplete;

    StatsCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws CheckpointException, OutputException {
        StatsExporter exporter = exporter();
        try (OpenCheckpoint open = Formats.open(file, Monitor.NONE)) {
            List<TensorInfo> tensors =
                    open.checkpoint().tensors().stream()
                            .map(TensorNode::tensor)
                            .filter(t -> select == null || select.matcher(t.name()).find())
                            .toList();
            String fileName = open.checkpoint().fileName();
            if (tensors.isEmpty() && select != null) {
                console.say(fileName + ": no tensor's name matches " + select);
            }
            Results.write(
                    output,
                    console,
                    out -> {
                        StatsExporter.Rows rows = exporter.begin(out);
                        SummaryStream.run(
                                tensors,
                                open.storages(),
                                Monitor.NONE,
                                (tensor, outcome) -> rows.row(tensor, summary(tensor, outcome)));
                        rows.end();
                    });
            int status = console.sayDamage(open.checkpoint());
            return incomplete ? Integer.valueOf(ExitStatus.UNREADABLE) : Integer.valueOf(status);
        }
    }

    private StatsExporter exporter() {
        if (format != null) {
            Optional<StatsExporter> named = Exporters.stats(format);
            if (named.isEmpty()) {
                throw new ParameterException(
                        java.util.Objects.requireNonNull(spec).commandLine(),
                        "format '" + format + "' is neither csv nor json");
            }
            return named.get();
        }
        String name = output == null ? "" : output.toString();
        return Exporters.stats(name.substring(name.lastIndexOf('.') + 1))
                .or(() -> Exporters.stats("csv"))
                .orElseThrow();
    }

    private Optional<Summary> summary(TensorInfo tensor, Outcome<Summary> outcome)
            throws IOException {
        switch (outcome) {
            case Outcome.Done<Summary> done -> {
                return Optional.of(done.value());
            }
            case Outcome.Failed<Summary> failed -> {
                if (tensor.hasValues()) {
                    incomplete = true;
                    console.say(tensor.name() + ": " + FaultText.line(failed.fault()));
                }
            }
            case Outcome.Crashed<Summary> _, Outcome.Cancelled<Summary> _ -> {}
        }
        return Optional.empty();
    }
}

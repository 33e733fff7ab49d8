package org.tensorloupe.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Collectors;
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
import org.tensorloupe.model.Checkpoint;
import org.tensorloupe.model.Finding;
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

    @Spec private CommandSpec spec = CommandSpec.create();

    private boolean incomplete;

    StatsCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws CheckpointException, OutputException {
        StatsExporter exporter = exporter();
        Pattern pattern = pattern();
        try (OpenCheckpoint open = Formats.open(file, Monitor.NONE)) {
            List<TensorInfo> tensors =
                    open.checkpoint().tensors().stream()
                            .map(TensorNode::tensor)
                            .filter(t -> pattern.matcher(t.name()).find())
                            .toList();
            String fileName = open.checkpoint().fileName();
            if (tensors.isEmpty() && select != null) {
                console.say(fileName + ": no tensor's name matches " + select);
            }
            Set<String> known = damaged(open.checkpoint());
            Results.write(
                    output,
                    console,
                    out -> {
                        StatsExporter.Rows rows = exporter.begin(out);
                        SummaryStream.run(
                                tensors,
                                open.storages(),
                                Monitor.NONE,
                                (tensor, outcome) ->
                                        rows.row(tensor, summary(tensor, outcome, known)));
                        rows.end();
                    });
            int status = console.sayDamage(open.checkpoint());
            return incomplete ? Integer.valueOf(ExitStatus.UNREADABLE) : Integer.valueOf(status);
        }
    }

    private Pattern pattern() {
        try {
            return Pattern.compile(select == null ? "" : select);
        } catch (PatternSyntaxException e) {
            throw misuse("--select '%s': %s".formatted(select, e.getDescription()));
        }
    }

    private ParameterException misuse(String message) {
        return new ParameterException(spec.commandLine(), message);
    }

    private static Set<String> damaged(Checkpoint checkpoint) {
        return checkpoint.findings().stream()
                .filter(finding -> finding.severity() == Finding.Severity.ERROR)
                .map(Finding::name)
                .collect(Collectors.toSet());
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

    /// The statistics, or a message why there are none, unless a finding says so already.
    private Optional<Summary> summary(
            TensorInfo tensor, Outcome<Summary> outcome, Set<String> known) {
        switch (outcome) {
            case Outcome.Done<Summary> done -> {
                return Optional.of(done.value());
            }
            case Outcome.Failed<Summary> failed -> {
                if (tensor.hasValues()) {
                    incomplete = true;
                    if (!known.contains(tensor.name())) {
                        console.say(
                                "%s (tensor %s)"
                                        .formatted(FaultText.line(failed.fault()), tensor.name()));
                    }
                }
            }
            case Outcome.Crashed<Summary> _, Outcome.Cancelled<Summary> _ -> {}
        }
        return Optional.empty();
    }
}

package org.tensorloupe.cli;

import static org.tensorloupe.tensor.Quantities.bytes;
import static org.tensorloupe.tensor.Quantities.exact;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.tensorloupe.analysis.OptimizerJoin;
import org.tensorloupe.model.Breakdown;
import org.tensorloupe.model.Checkpoint;
import org.tensorloupe.model.Finding;
import org.tensorloupe.model.Import;
import org.tensorloupe.model.Totals;
import org.tensorloupe.tensor.Quantities;

/// What a checkpoint holds, for people.
final class InfoText {
    private static final int LONGEST_METADATA = 100;
    private static final int MOST_LINES = 20;

    private final PrintStream out;

    private InfoText(PrintStream out) {
        this.out = out;
    }

    static void write(Checkpoint checkpoint, OutputStream out) {
        PrintStream printer = new PrintStream(out, false, StandardCharsets.UTF_8);
        new InfoText(printer).write(checkpoint);
        printer.flush();
    }

    private void write(Checkpoint checkpoint) {
        Breakdown breakdown = Breakdown.of(checkpoint);
        String version = checkpoint.formatVersion();
        line("file", checkpoint.fileName() + ", " + sized(checkpoint.fileSize()));
        line("format", checkpoint.format() + (version.isEmpty() ? "" : ", version " + version));
        line("tensors", exact(checkpoint.tensorCount()));
        line("parameters", exact(checkpoint.parameters()));
        line("tensor bytes", sized(checkpoint.tensorBytes()));
        line("stored bytes", sized(checkpoint.storedBytes()));
        line("weights, biases", sized(breakdown.weightAndBiasBytes()));
        table("by dtype", breakdown.byDtype());
        lines("state dicts", checkpoint.stateDicts().stream().map(InfoText::path).toList());
        lines(
                "metadata",
                checkpoint.metadata().entrySet().stream().map(InfoText::metadata).toList());
        lines(
                "optimizers",
                OptimizerJoin.optimizers(checkpoint).stream()
                        .map(optimizer -> path(optimizer.name()) + ": " + optimizer.text())
                        .toList());
        line("imports", imports(checkpoint.imports()));
        lines("findings", checkpoint.findings().stream().map(InfoText::finding).toList());
    }

    private void line(String label, String value) {
        out.printf(Locale.ROOT, "%-16s %s%n", label, value);
    }

    private void lines(String label, List<String> values) {
        for (int i = 0; i < Math.min(values.size(), MOST_LINES); i++) {
            line(i == 0 ? label : "", values.get(i));
        }
        if (values.size() > MOST_LINES) {
            line("", "and %s more; --json lists all".formatted(exact(values.size() - MOST_LINES)));
        }
    }

    private void table(String label, Map<String, Totals> rows) {
        int wide = rows.keySet().stream().mapToInt(String::length).max().orElse(0);
        List<String> lines =
                rows.entrySet().stream()
                        .map(row ->
                                ("%-" + wide + "s  %9s  %15s parameters  %8s")
                                        .formatted(
                                                row.getKey(),
                                                exact(row.getValue().tensors()),
                                                exact(row.getValue().elements()),
                                                bytes(row.getValue().bytes())))
                        .toList();
        lines(label, lines);
    }

    private static String sized(long size) {
        return "%s (%s bytes)".formatted(bytes(size), exact(size));
    }

    private static String path(String path) {
        return path.isEmpty() ? "the object itself" : path;
    }

    private static String metadata(Map.Entry<String, String> entry) {
        String value = entry.getValue().replaceAll("\\s+", " ");
        boolean cut = value.length() > LONGEST_METADATA;
        return entry.getKey() + ": " + (cut ? value.substring(0, LONGEST_METADATA) + "…" : value);
    }

    private static String imports(List<Import> imports) {
        List<Import> unknown = imports.stream().filter(i -> !i.known()).toList();
        String summary = Quantities.of(imports.size() - unknown.size(), "known import");
        if (unknown.isEmpty()) {
            return summary;
        }
        return summary
                + ", %s unknown: ".formatted(exact(unknown.size()))
                + unknown.stream()
                        .limit(MOST_LINES)
                        .map(i -> i.module() + "." + i.name())
                        .collect(Collectors.joining(", "))
                + (unknown.size() > MOST_LINES ? ", …" : "");
    }

    private static String finding(Finding finding) {
        String place = finding.name().isEmpty() ? "" : finding.name() + ": ";
        return "%s: %s%s"
                .formatted(
                        finding.severity().name().toLowerCase(Locale.ROOT),
                        place,
                        finding.message());
    }
}

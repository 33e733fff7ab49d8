package org.tensorloupe.ui.main;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tensorloupe.bytes.Monitor;
import org.tensorloupe.export.AtomicOutput;
import org.tensorloupe.export.Exporters;
import org.tensorloupe.export.SourceFiles;
import org.tensorloupe.export.StatsExporter;
import org.tensorloupe.load.Document;
import org.tensorloupe.load.Outcome;
import org.tensorloupe.model.Node;
import org.tensorloupe.model.TensorNode;
import org.tensorloupe.stats.Summary;
import org.tensorloupe.tensor.TensorInfo;
import org.tensorloupe.ui.error.Problem;
import org.tensorloupe.ui.text.Names;
import org.tensorloupe.ui.text.Texts;
import org.tensorloupe.ui.tree.Outline;
import org.tensorloupe.ui.view.ViewContext;

/// Saves a table of statistics: asks where, computes in the background, says how it went.
final class StatisticsExport {
    private static final Texts TEXTS = Texts.of(StatisticsExport.class);

    private final ViewContext context;

    StatisticsExport(ViewContext context) {
        this.context = context;
    }

    /// Asks where to save the statistics of all tensors at or below a node, and begins.
    ///
    /// @param id number of the node
    /// @param format the one that is suggested; the ending of the chosen name may say another
    void ask(Document document, Outline outline, int id, StatsExporter format) {
        List<TensorInfo> tensors = new ArrayList<>();
        for (int below = id; below < outline.end(id); below++) {
            if (outline.node(below) instanceof TensorNode node) {
                tensors.add(node.tensor());
            }
        }
        ask(document, tensors, outline.node(id), format);
    }

    /// Asks where to save the statistics of tensors, and begins.
    ///
    /// @param tensors in the order of the file, which is that of the rows
    /// @param named what the suggested file name names
    /// @param format the one that is suggested; the ending of the chosen name may say another
    void ask(Document document, List<TensorInfo> tensors, Node named, StatsExporter format) {
        context.askWhereToSave(
                        TEXTS.get("save.statistics.title"), suggestion(document, named, format))
                .ifPresent(path -> begin(document, tensors, path, format));
    }

    private static String suggestion(Document document, Node node, StatsExporter format) {
        String name = document.checkpoint().fileName();
        int dot = name.lastIndexOf('.');
        String stem = dot > 0 ? name.substring(0, dot) : name;
        return (node.name().isEmpty() ? stem : stem + "-" + node.name())
                + "-stats."
                + format.extension();
    }

    private void begin(
            Document document, List<TensorInfo> tensors, Path path, StatsExporter format) {
        String name = path.toString();
        StatsExporter exporter =
                Exporters.stats(name.substring(name.lastIndexOf('.') + 1)).orElse(format);
        document.save(
                TEXTS.get("save.job", Names.of(path)),
                tensors.stream().mapToLong(TensorInfo::byteSize).sum(),
                monitor -> write(document, exporter, tensors, path, monitor),
                outcome -> report(path, tensors.size(), outcome));
    }

    /// Runs in the background.
    ///
    /// @return names of the tensors that could not be read
    private static List<String> write(
            Document document,
            StatsExporter exporter,
            List<TensorInfo> tensors,
            Path path,
            Monitor monitor)
            throws IOException {
        List<String> unread = new ArrayList<>();
        SourceFiles.protect(document.path(), path);
        try (AtomicOutput output = AtomicOutput.to(path)) {
            StatsExporter.Rows rows = exporter.begin(output.stream());
            document.figures(
                    tensors,
                    monitor,
                    (tensor, outcome) -> {
                        if (!(outcome instanceof Outcome.Done) && tensor.hasValues()) {
                            unread.add(tensor.name());
                        }
                        rows.row(tensor, summary(outcome));
                    });
            rows.end();
            output.commit();
        }
        return unread;
    }

    private static Optional<Summary> summary(Outcome<Summary> outcome) {
        return outcome instanceof Outcome.Done<Summary>(Summary summary)
                ? Optional.of(summary)
                : Optional.empty();
    }

    private void report(Path path, int count, Outcome<List<String>> outcome) {
        switch (outcome) {
            case Outcome.Done<List<String>>(List<String> unread) when unread.isEmpty() ->
                    context.tell(TEXTS.count("save.statistics.done", count, Names.of(path)));
            case Outcome.Done<List<String>>(List<String> unread) ->
                    context.complain(
                            TEXTS.count("save.statistics.part", unread.size(), Names.of(path)),
                            String.join("\n", unread));
            case Outcome.Failed<List<String>>(var fault) ->
                    context.complain(
                            TEXTS.get("save.statistics.failed"), Problem.of(fault).details());
            case Outcome.Crashed<List<String>>(IOException cause) ->
                    context.complain(
                            TEXTS.get(
                                    "save.statistics.unwritten",
                                    String.valueOf(cause.getMessage())),
                            Problem.of(path.toString(), cause).details());
            case Outcome.Crashed<List<String>>(Throwable cause) ->
                    context.complain(
                            TEXTS.get("save.statistics.failed"),
                            Problem.of(path.toString(), cause).details());
            case Outcome.Cancelled<List<String>> _ -> context.tell(TEXTS.get("save.stopped"));
        }
    }
}

package org.tensorloupe.ui.channels;

import java.io.IOException;
import java.nio.file.Path;
import org.tensorloupe.export.AtomicOutput;
import org.tensorloupe.export.ChannelCsv;
import org.tensorloupe.export.SourceFiles;
import org.tensorloupe.load.Document;
import org.tensorloupe.load.Outcome;
import org.tensorloupe.stats.ChannelStatistics;
import org.tensorloupe.ui.error.Problem;
import org.tensorloupe.ui.view.ViewContext;

/// Saves the statistics of channels as CSV: asks where, writes in the background, says how it went.
final class ChannelSaver {
    private final ViewContext context;

    ChannelSaver(ViewContext context) {
        this.context = context;
    }

    /// @param name the tensor's
    void ask(Document document, String name, ChannelStatistics statistics) {
        String safe = name.replaceAll("[^A-Za-z0-9._-]", "_");
        context.askWhereToSave(
                        "Save channel statistics", safe + "-axis" + statistics.axis() + ".csv")
                .ifPresent(path ->
                        document.save(
                                "Saving " + path.getFileName(),
                                0,
                                _ -> write(document.path(), path, name, statistics),
                                outcome -> tell(path, outcome)));
    }

    private static Path write(Path source, Path path, String name, ChannelStatistics statistics)
            throws IOException {
        SourceFiles.protect(source, path);
        try (AtomicOutput output = AtomicOutput.to(path)) {
            ChannelCsv table = ChannelCsv.begin(output.stream());
            table.rows(name, statistics);
            table.end();
            output.commit();
        }
        return path;
    }

    private void tell(Path path, Outcome<Path> outcome) {
        switch (outcome) {
            case Outcome.Done<Path> _ -> context.tell("Saved " + path.getFileName());
            case Outcome.Failed<Path>(var fault) ->
                    context.complain(
                            path.getFileName() + " was not saved", Problem.of(fault).details());
            case Outcome.Crashed<Path>(Throwable cause) ->
                    context.complain(
                            "%s cannot be written: %s"
                                    .formatted(path.getFileName(), cause.getMessage()),
                            Problem.of(path.toString(), cause).details());
            case Outcome.Cancelled<Path> _ -> context.tell("Stopped; nothing was saved");
        }
    }
}

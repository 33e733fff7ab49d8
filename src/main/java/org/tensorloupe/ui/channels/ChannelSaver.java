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
import org.tensorloupe.ui.text.Names;
import org.tensorloupe.ui.text.Texts;
import org.tensorloupe.ui.view.ViewContext;

/// Saves the statistics of channels as CSV: asks where, writes in the background, says how it went.
final class ChannelSaver {
    private static final Texts TEXTS = Texts.of(ChannelSaver.class);

    private final ViewContext context;

    ChannelSaver(ViewContext context) {
        this.context = context;
    }

    /// @param name the tensor's
    void ask(Document document, String name, ChannelStatistics statistics) {
        String safe = name.replaceAll("[^A-Za-z0-9._-]", "_");
        context.askWhereToSave(TEXTS.get("save.title"), safe + "-axis" + statistics.axis() + ".csv")
                .ifPresent(path ->
                        document.save(
                                TEXTS.get("save.job", Names.of(path)),
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
            case Outcome.Done<Path> _ -> context.tell(TEXTS.get("save.done", Names.of(path)));
            case Outcome.Failed<Path>(var fault) ->
                    context.complain(
                            TEXTS.get("save.failed", Names.of(path)), Problem.of(fault).details());
            case Outcome.Crashed<Path>(Throwable cause) ->
                    context.complain(
                            TEXTS.get(
                                    "save.crashed",
                                    Names.of(path),
                                    String.valueOf(cause.getMessage())),
                            Problem.of(path.toString(), cause).details());
            case Outcome.Cancelled<Path> _ -> context.tell(TEXTS.get("save.stopped"));
        }
    }
}

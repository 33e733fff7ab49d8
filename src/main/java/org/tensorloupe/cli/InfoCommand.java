package org.tensorloupe.cli;

import java.nio.file.Path;
import org.tensorloupe.bytes.Monitor;
import org.tensorloupe.fault.CheckpointException;
import org.tensorloupe.format.Formats;
import org.tensorloupe.format.OpenCheckpoint;
import org.tensorloupe.model.Checkpoint;
import picocli.CommandLine.Model.CommandSpec;

/// `info FILE [--json]`: what a checkpoint holds. Reads no tensor data.
final class InfoCommand {
    private final Console console;
    private final Syntax syntax =
            new Syntax(
                    "info",
                    this::call,
                    "Says what a checkpoint holds: tensors, parameters, bytes, findings.");
    private final Argument<Path> file = syntax.file("The checkpoint.");
    private final Argument<Boolean> json = syntax.flag("--json", "Writes JSON.");

    private InfoCommand(Console console) {
        this.console = console;
    }

    /// The command for picocli.
    static CommandSpec spec(Console console) {
        return new InfoCommand(console).syntax.complete();
    }

    private int call() throws CheckpointException, OutputException {
        try (OpenCheckpoint open = Formats.open(file.get(), Monitor.NONE)) {
            Checkpoint checkpoint = open.checkpoint();
            Results.write(
                    file.get(),
                    null,
                    console,
                    out -> {
                        if (json.get()) {
                            InfoJson.write(checkpoint, out);
                        } else {
                            InfoText.write(checkpoint, out);
                        }
                    });
            return console.sayDamage(checkpoint);
        }
    }
}

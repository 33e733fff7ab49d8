package org.tensorloupe.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.tensorloupe.bytes.Monitor;
import org.tensorloupe.fault.CheckpointException;
import org.tensorloupe.format.Formats;
import org.tensorloupe.format.OpenCheckpoint;
import org.tensorloupe.model.Checkpoint;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `info FILE [--json]`: what a checkpoint holds. Reads no tensor data.
@Command(
        name = "info",
        description = "Says what a checkpoint holds: tensors, parameters, bytes, findings.",
        sortOptions = false,
        mixinStandardHelpOptions = true)
final class InfoCommand implements Callable<Integer> {
    private final Console console;

    @Parameters(paramLabel = "FILE", description = "The checkpoint.")
    private Path file = Path.of("");

    @Option(names = "--json", description = "Writes JSON.")
    private boolean json;

    InfoCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws CheckpointException, OutputException {
        try (OpenCheckpoint open = Formats.open(file, Monitor.NONE)) {
            Checkpoint checkpoint = open.checkpoint();
            Results.write(
                    file,
                    null,
                    console,
                    out -> {
                        if (json) {
                            InfoJson.write(checkpoint, out);
                        } else {
                            InfoText.write(checkpoint, out);
                        }
                    });
            return console.sayDamage(checkpoint);
        }
    }
}

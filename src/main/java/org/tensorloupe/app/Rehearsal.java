package org.tensorloupe.app;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.tensorloupe.cli.TensorloupeCommand;

/// Entry point of the build alone: uses the program once as people do, so that the AOT cache which
/// Java makes of this run holds the classes and the habits of real use.
public final class Rehearsal {
    private static final String TENSOR = "state_dict.conv1.weight";

    private Rehearsal() {}

    /// @param args `window` or `commands`, a checkpoint, and a folder for results
    public static void main(String[] args) {
        Path folder = Path.of(args[2]);
        if (args[0].equals("window")) {
            RehearsedUser.begin();
            Main.main(new String[] {args[1]});
        } else {
            commands(args[1], folder);
        }
    }

    private static void commands(String file, Path folder) {
        List<List<String>> lines =
                List.of(
                        List.of("info", file),
                        List.of("info", "--json", file),
                        List.of("stats", file),
                        List.of("stats", "--format", "json", file),
                        List.of("render", file, TENSOR, "-o", out(folder, "picture.png")),
                        List.of("export", file, TENSOR, "-o", out(folder, "tensor.npy")),
                        List.of("convert", file, "-o", out(folder, "all.safetensors")),
                        List.of("info", "--help"),
                        List.of("--help"));
        Optional<List<String>> failed =
                lines.stream().filter(line -> run(line.toArray(String[]::new)) != 0).findFirst();
        failed.ifPresent(line -> {
            throw new IllegalStateException("failed: " + line);
        });
        Main.main(new String[] {"--version"});
    }

    private static String out(Path folder, String name) {
        return folder.resolve(name).toString();
    }

    private static int run(String[] line) {
        PrintStream nowhere =
                new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
        return TensorloupeCommand.run(line, OutputStream.nullOutputStream(), nowhere);
    }
}

package org.tensorloupe.app.instance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.testfx.util.WaitForAsyncUtils;

/// Real starts of the program, each a process of its own, that share folders of their own.
final class Starts {
    private static final int PATIENCE = 60;

    private final Path folder;
    private final List<Process> all = new ArrayList<>();

    Starts(Path folder) throws IOException {
        this.folder = folder;
        Files.createDirectories(runtime().getParent());
    }

    Path runtime() {
        return folder.resolve("runtime");
    }

    Path socket() {
        return runtime().resolve("v1-headless.sock");
    }

    /// Starts the program with files, or without.
    Process start(Object... files) throws IOException {
        return start(List.of(), files);
    }

    /// Starts the program without files, which writes the classes that it loads.
    Process listing(Path classes) throws IOException {
        return start(List.of("-Xlog:class+load:file=" + classes));
    }

    private Process start(List<String> options, Object... files) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        command.addAll(
                List.of(
                        "-Xmx256m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-Dglass.platform=Headless",
                        "-Dprism.order=sw",
                        "--enable-native-access=ALL-UNNAMED",
                        "-Dtensorloupe.runtime=" + runtime(),
                        "-Dtensorloupe.config=" + folder.resolve("config"),
                        "-Dtensorloupe.logs=" + folder.resolve("logs"),
                        "-cp",
                        System.getProperty("java.class.path"),
                        "org.tensorloupe.app.Main"));
        for (Object file : files) {
            command.add(file.toString());
        }
        Path output = Files.createTempFile(folder, "output", ".txt");
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.redirectErrorStream(true).redirectOutput(output.toFile());
        Process process = builder.start();
        all.add(process);
        return process;
    }

    /// Starts the program and waits until it has opened a file.
    Process startWith(Path file) throws IOException {
        Process process = start(file);
        until(() -> opened(file));
        return process;
    }

    /// Whether a window has opened a file: the list of recent files has it.
    boolean opened(Path file) {
        try {
            return Files.readString(folder.resolve("config").resolve("recent.tsv"))
                    .contains(file.toAbsolutePath() + "\n");
        } catch (IOException _) {
            return false;
        }
    }

    /// The lines of the log.
    String log() throws IOException {
        StringBuilder text = new StringBuilder();
        if (Files.isDirectory(folder.resolve("logs"))) {
            try (var files = Files.newDirectoryStream(folder.resolve("logs"), "*.log")) {
                for (Path file : files) {
                    text.append(Files.readString(file));
                }
            }
        }
        return text.toString();
    }

    /// Waits for the end of a process.
    ///
    /// @return its exit status
    static int end(Process process) throws InterruptedException {
        if (!process.waitFor(PATIENCE, TimeUnit.SECONDS)) {
            throw new AssertionError("a process does not end");
        }
        return process.exitValue();
    }

    static void until(BooleanSupplier condition) {
        try {
            WaitForAsyncUtils.waitFor(PATIENCE, TimeUnit.SECONDS, condition::getAsBoolean);
        } catch (java.util.concurrent.TimeoutException e) {
            throw new AssertionError(e);
        }
    }

    long alive() {
        return all.stream().filter(Process::isAlive).count();
    }

    /// Stops a process, and lets it go on.
    static void signal(String name, Process process) throws IOException, InterruptedException {
        end(new ProcessBuilder("kill", "-" + name, String.valueOf(process.pid())).start());
    }

    /// Ends all that still run.
    void stop() throws InterruptedException {
        for (Process process : all) {
            process.destroyForcibly();
            end(process);
        }
    }
}

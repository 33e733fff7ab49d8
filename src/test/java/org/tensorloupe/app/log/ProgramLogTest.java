package org.tensorloupe.app.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tensorloupe.ui.error.Defect;

class ProgramLogTest {
    private static final Path HOME = Path.of("/home/ada");

    @TempDir private Path folder = Path.of("");

    private final List<Defect> reported = new ArrayList<>();

    private Logger logger(LogFiles files) {
        Logger logger = Logger.getAnonymousLogger();
        logger.setUseParentHandlers(false);
        logger.addHandler(new LogHandler(files, reported::add));
        return logger;
    }

    private String written() throws IOException {
        StringBuilder text = new StringBuilder();
        for (Path file : logs()) {
            text.append(Files.readString(file));
        }
        return text.toString();
    }

    private List<Path> logs() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".log")).sorted().toList();
        }
    }

    @Test
    void standsWhereTheSystemWantsIt() {
        assertThat(LogFolder.of("Linux", Map.of(), HOME))
                .isEqualTo(HOME.resolve(".local/state/tensorloupe"));
        assertThat(LogFolder.of("Linux", Map.of("XDG_STATE_HOME", "/x"), HOME))
                .isEqualTo(Path.of("/x/tensorloupe"));
        assertThat(LogFolder.of("Mac OS X", Map.of(), HOME))
                .isEqualTo(HOME.resolve("Library/Logs/Tensorloupe"));
        assertThat(LogFolder.of("Windows 11", Map.of(), HOME))
                .isEqualTo(HOME.resolve("AppData/Local/Tensorloupe/Logs"));
    }

    @Test
    void opensNothingBeforeThereIsSomethingToWrite() throws IOException {
        try (LogFiles files = new LogFiles(folder.resolve("new"), 1000)) {
            logger(files);
        }

        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void writesTimeLevelThreadWhatHappenedAndWhere() throws IOException {
        try (LogFiles files = new LogFiles(folder, 100_000)) {
            Exception cause = new IllegalStateException("outer", new IOException("inner"));
            logger(files).log(Level.WARNING, "Statistics", cause);
        }

        assertThat(written().lines().toList())
                .first()
                .asString()
                .matches(
                        "\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}[+-]\\d{4} WARNING \\["
                                + Thread.currentThread().getName()
                                + "] Statistics");
        assertThat(written())
                .contains("java.lang.IllegalStateException: outer\n\tat org.tensorloupe.app.log.")
                .contains("Caused by: java.io.IOException: inner\n");
    }

    @Test
    void keepsThreeFilesOfBoundedSize() throws IOException {
        int limit = 4000;
        try (LogFiles files = new LogFiles(folder, limit)) {
            Logger logger = logger(files);
            for (int i = 0; i < 500; i++) {
                logger.info("Entry " + i);
            }
        }

        assertThat(logs()).hasSize(LogFiles.COUNT);
        for (Path file : logs()) {
            assertThat(Files.size(file)).isLessThan(limit + 200);
        }
        assertThat(Files.readString(logs().getFirst())).contains("Entry 499");
        assertThat(written()).doesNotContain("Entry 1\n");
    }

    @Test
    void leavesTheFilesOfAnotherProgramAlone() throws IOException {
        try (LogFiles one = new LogFiles(folder, 100_000);
                LogFiles two = new LogFiles(folder, 100_000)) {
            logger(one).info("one");
            one.flush();
            logger(two).info("two");
            two.flush();
            logger(one).info("one again");
        }

        assertThat(logs()).hasSize(2);
        assertThat(Files.readString(logs().getFirst())).contains("one\n").contains("one again\n");
        assertThat(Files.readString(logs().getLast())).contains("two\n");
    }

    @Test
    void goesOnWhereNothingCanBeWritten() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "no folder");
        try (LogFiles files = new LogFiles(file.resolve("logs"), 100_000)) {
            logger(files).log(Level.WARNING, "Lost", new IllegalStateException());
        }

        assertThat(reported).hasSize(1);
        assertThat(logs()).isEmpty();
    }

    @Test
    void writesAnErrorThatRepeatsOnceAndThenCounts() throws IOException {
        try (LogFiles files = new LogFiles(folder, 1_000_000)) {
            Logger logger = logger(files);
            for (int i = 0; i < 1000; i++) {
                logger.log(Level.SEVERE, "Pulse", new IllegalStateException("number " + i));
            }
        }

        assertThat(written().lines().filter(line -> line.contains("Pulse")))
                .hasSize(4)
                .last()
                .asString()
                .contains("1000 times");
        assertThat(written().lines().filter(line -> line.startsWith("\tat "))).hasSizeLessThan(100);
        assertThat(reported).hasSize(1000).last().extracting(Defect::count).isEqualTo(1000L);
    }

    @Test
    void writesNoPathsBeyondTheNameOfAFile() throws IOException {
        String home = System.getProperty("user.home");
        try (LogFiles files = new LogFiles(folder, 1_000_000)) {
            Logger logger = logger(files);
            logger.log(
                    Level.INFO,
                    "Opening " + home + "/clients/acme/model.pth",
                    new NoSuchFileException("/srv/My Clients: acme/secret project/model.pth"));
            logger.log(
                    Level.WARNING,
                    "C:\\Users\\ada\\model.pth and \\\\server\\share\\model.pth",
                    new IllegalArgumentException("file:///srv/acme/x.pt is '/srv/acme/y.pt'"));
            logger.log(Level.INFO, "Weights", new IllegalArgumentException("0.125, ".repeat(9999)));
        }

        String text = written();
        assertThat(text.getBytes(StandardCharsets.UTF_8)).hasSizeLessThan(40_000);
        assertThat(text)
                .contains("…/model.pth", "…/x.pt", "…/y.pt", "NoSuchFileException: model.pth")
                .doesNotContain("acme", "ada", "share", "srv", home + "/", "My Clients");
    }
}

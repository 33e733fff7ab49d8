package org.tensorloupe.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.tensorloupe.ui.start.RecentFile;

/// The recent files in a text file: one a line; time, size, format and path with tabs between. A
/// line that cannot be read is left out.
final class RecentStore {
    /// Name of the file.
    static final String FILE = "recent.tsv";

    private final Path file;

    RecentStore(Path folder) {
        this.file = folder.resolve(FILE);
    }

    /// What was kept, last first; empty if there is nothing.
    List<RecentFile> load() {
        try {
            return Files.readAllLines(file).stream()
                    .map(RecentStore::parse)
                    .flatMap(Optional::stream)
                    .toList();
        } catch (IOException _) {
            return List.of();
        }
    }

    private static Optional<RecentFile> parse(String line) {
        String[] parts = line.split("\t", 4);
        if (parts.length < 4) {
            return Optional.empty();
        }
        try {
            return Optional.of(
                    new RecentFile(
                            Path.of(parts[3]),
                            parts[2],
                            Long.parseLong(parts[1]),
                            Instant.parse(parts[0])));
        } catch (NumberFormatException | DateTimeException | InvalidPathException _) {
            return Optional.empty();
        }
    }

    /// Keeps a list in place of the one before.
    ///
    /// @throws IOException if the folder cannot be written
    void save(List<RecentFile> files) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        Path fresh = Files.createTempFile(file.toAbsolutePath().getParent(), "recent", ".tmp");
        try {
            Files.writeString(
                    fresh, files.stream().map(RecentStore::line).collect(Collectors.joining()));
            Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(fresh);
        }
    }

    private static String line(RecentFile file) {
        String path = file.path().toString();
        return path.indexOf('\n') >= 0 || path.indexOf('\r') >= 0
                ? ""
                : String.format(
                        Locale.ROOT,
                        "%s\t%d\t%s\t%s\n",
                        file.opened(),
                        file.size(),
                        file.format().replace('\t', ' '),
                        path);
    }
}

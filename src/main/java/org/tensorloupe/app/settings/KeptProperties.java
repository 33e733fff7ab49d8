package org.tensorloupe.app.settings;

import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.tensorloupe.export.AtomicOutput;

/// A file of `key=value` lines that several programs may read and write: only what was changed here
/// is changed in it, it appears whole or not at all, and a file that cannot be read is put aside.
/// Thread-safe; not for the JavaFX thread.
final class KeptProperties {
    private static final int LARGEST = 1 << 20;
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss", Locale.ROOT);

    private final Path file;

    /// What a file says.
    ///
    /// @param values nothing if there is no file, or it is broken
    /// @param aside where a broken file was put, or where it still is; null if it is not broken
    record Reading(Map<String, String> values, @Nullable Path aside) {
        Reading {
            values = Map.copyOf(values);
        }

        /// Where a broken file is.
        Optional<Path> broken() {
            return Optional.ofNullable(aside);
        }
    }

    KeptProperties(Path file) {
        this.file = file;
    }

    Path file() {
        return file;
    }

    /// Reads the file. A broken one is renamed to `NAME.broken-20261126-202640`.
    synchronized Reading read() {
        try {
            return new Reading(parse(), null);
        } catch (NoSuchFileException _) {
            return new Reading(Map.of(), null);
        } catch (IOException | IllegalArgumentException _) {
            return new Reading(Map.of(), putAside());
        }
    }

    /// @throws IOException if it cannot be read
    /// @throws IllegalArgumentException if it is no such file
    private Map<String, String> parse() throws IOException {
        if (Files.size(file) > LARGEST) {
            throw new IllegalArgumentException("too large");
        }
        String text = Files.readString(file, StandardCharsets.UTF_8);
        boolean strange =
                text.indexOf('\0') >= 0
                        || text.lines()
                                .map(String::strip)
                                .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                                .anyMatch(line -> line.indexOf('=') < 0);
        if (strange) {
            throw new IllegalArgumentException("not of lines with =");
        }
        Properties all = new Properties();
        all.load(new StringReader(text));
        return all.stringPropertyNames().stream()
                .collect(Collectors.toMap(key -> key, all::getProperty));
    }

    private Path putAside() {
        String name =
                file.getFileName()
                        + ".broken-"
                        + LocalDateTime.now(ZoneId.systemDefault()).format(STAMP);
        for (int i = 1; i <= 9; i++) {
            Path aside = file.resolveSibling(i == 1 ? name : name + "-" + i);
            try {
                return Files.move(file, aside);
            } catch (FileAlreadyExistsException _) {
                // Several within a second.
            } catch (IOException _) {
                break;
            }
        }
        return file;
    }

    /// Writes some values into the file as it is now: other keys, whoever wrote them, stay.
    ///
    /// @throws IOException if it cannot be written; the file is as before
    synchronized void write(Map<String, String> changes) throws IOException {
        Map<String, String> all = new TreeMap<>();
        try {
            all.putAll(parse());
        } catch (NoSuchFileException _) {
            Files.createDirectories(file.toAbsolutePath().getParent());
        } catch (IllegalArgumentException | java.nio.charset.CharacterCodingException _) {
            putAside();
        }
        all.putAll(changes);
        try (AtomicOutput out = AtomicOutput.to(file)) {
            out.stream().write(text(all).getBytes(StandardCharsets.UTF_8));
            out.commit();
        }
    }

    /// Sorted, without the date that [Properties] writes.
    private static String text(Map<String, String> all) throws IOException {
        StringBuilder text = new StringBuilder();
        for (Map.Entry<String, String> entry : all.entrySet()) {
            Properties one = new Properties();
            one.setProperty(entry.getKey(), entry.getValue());
            StringWriter out = new StringWriter();
            one.store(out, null);
            out.toString()
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .forEach(line -> {
                        text.append(line).append('\n');
                    });
        }
        return text.toString();
    }
}

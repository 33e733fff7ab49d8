package org.tensorloupe.app;

import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Properties;
import org.tensorloupe.ui.theme.Theme;

/// What the user chose, in a properties file.
final class Settings {
    private static final String FILE = "settings.properties";
    private static final String THEME = "theme";

    private final Path file;

    Settings(Path folder) {
        this.file = folder.resolve(FILE);
    }

    /// Light, dark or as the system; the system's where nothing was chosen.
    Theme.Mode theme() {
        String word = load().getProperty(THEME, "system").toUpperCase(Locale.ROOT);
        for (Theme.Mode mode : Theme.Mode.values()) {
            if (mode.name().equals(word)) {
                return mode;
            }
        }
        return Theme.Mode.SYSTEM;
    }

    /// Keeps the choice.
    ///
    /// @throws IOException if the folder cannot be written
    void saveTheme(Theme.Mode mode) throws IOException {
        Properties all = load();
        all.setProperty(THEME, mode.name().toLowerCase(Locale.ROOT));
        Files.createDirectories(file.toAbsolutePath().getParent());
        try (Writer out = Files.newBufferedWriter(file)) {
            all.store(out, null);
        }
    }

    private Properties load() {
        Properties all = new Properties();
        try (Reader in = Files.newBufferedReader(file)) {
            all.load(in);
        } catch (IOException | IllegalArgumentException _) {
            return new Properties();
        }
        return all;
    }
}

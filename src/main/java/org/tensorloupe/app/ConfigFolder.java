package org.tensorloupe.app;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The folders for the program's own small files, where the system wants them: on Linux by the XDG
/// base directory specification, on macOS below `Library`, on Windows in the roaming and the local
/// application data. The system property `tensorloupe.config` puts all into one folder. None of them
/// need exist.
final class ConfigFolder {
    private static final String NAME = "tensorloupe";

    /// What a folder is for.
    enum Kind {
        /// What the user chose.
        CONFIG("XDG_CONFIG_HOME", ".config", "APPDATA", "Roaming"),
        /// What the program remembers of its use: windows, recent files, logs.
        STATE("XDG_STATE_HOME", ".local/state", "LOCALAPPDATA", "Local"),
        /// Files of the program's own that others may name, such as the demo network.
        DATA("XDG_DATA_HOME", ".local/share", "LOCALAPPDATA", "Local");

        private final String variable;
        private final String below;
        private final String windowsVariable;
        private final String windowsBelow;

        Kind(String variable, String below, String windowsVariable, String windowsBelow) {
            this.variable = variable;
            this.below = below;
            this.windowsVariable = windowsVariable;
            this.windowsBelow = windowsBelow;
        }
    }

    private ConfigFolder() {}

    /// The folder for what the user chose.
    static Path find() {
        return find(Kind.CONFIG);
    }

    /// The folder of a kind.
    static Path find(Kind kind) {
        String given = System.getProperty("tensorloupe.config", "");
        return given.isEmpty()
                ? of(kind, System.getProperty("os.name", ""), System.getenv(), home())
                : Path.of(given);
    }

    private static Path home() {
        return Path.of(System.getProperty("user.home", "."));
    }

    /// @param system name of the operating system
    /// @param environment its variables
    /// @param home the user's folder
    static Path of(Kind kind, String system, Map<String, String> environment, Path home) {
        String os = system.toLowerCase(Locale.ROOT);
        if (os.startsWith("windows")) {
            Path usual = home.resolve("AppData").resolve(kind.windowsBelow);
            return base(environment.get(kind.windowsVariable), usual);
        }
        if (os.startsWith("mac")) {
            return home.resolve("Library").resolve("Application Support").resolve(NAME);
        }
        return base(environment.get(kind.variable), home.resolve(kind.below));
    }

    /// Relative paths in the variables are to be ignored, says the specification.
    private static Path base(@Nullable String given, Path otherwise) {
        try {
            boolean usable = given != null && !given.isEmpty() && Path.of(given).isAbsolute();
            return (usable ? Path.of(given) : otherwise).resolve(NAME);
        } catch (InvalidPathException _) {
            return otherwise.resolve(NAME);
        }
    }
}

package org.tensorloupe.app;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;

/// The folder for the program's own small files, where the system wants them.
final class ConfigFolder {
    private static final String NAME = "tensorloupe";

    private ConfigFolder() {}

    /// The folder; it need not exist. The system property `tensorloupe.config` overrides it.
    static Path find() {
        String given = System.getProperty("tensorloupe.config", "");
        return given.isEmpty()
                ? of(System.getProperty("os.name", ""), System.getenv(), home())
                : Path.of(given);
    }

    private static Path home() {
        return Path.of(System.getProperty("user.home", "."));
    }

    /// @param system name of the operating system
    /// @param environment its variables
    /// @param home the user's folder
    static Path of(String system, Map<String, String> environment, Path home) {
        String os = system.toLowerCase(Locale.ROOT);
        if (os.startsWith("windows")) {
            return base(environment.get("APPDATA"), home.resolve("AppData").resolve("Roaming"));
        }
        if (os.startsWith("mac")) {
            return home.resolve("Library").resolve("Application Support").resolve(NAME);
        }
        return base(environment.get("XDG_CONFIG_HOME"), home.resolve(".config"));
    }

    private static Path base(@org.jspecify.annotations.Nullable String given, Path otherwise) {
        boolean usable = given != null && !given.isEmpty() && Path.of(given).isAbsolute();
        return (usable ? Path.of(given) : otherwise).resolve(NAME);
    }
}

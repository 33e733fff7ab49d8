package org.tensorloupe.app.log;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The folder for logs, where the system wants them.
public final class LogFolder {
    private LogFolder() {}

    /// The folder; it need not exist. The system property `tensorloupe.logs` overrides it.
    public static Path find() {
        String given = System.getProperty("tensorloupe.logs", "");
        Path home = Path.of(System.getProperty("user.home", "."));
        return given.isEmpty()
                ? of(System.getProperty("os.name", ""), System.getenv(), home)
                : Path.of(given);
    }

    /// @param system name of the operating system
    /// @param environment its variables
    /// @param home the user's folder
    static Path of(String system, Map<String, String> environment, Path home) {
        String os = system.toLowerCase(Locale.ROOT);
        if (os.startsWith("mac")) {
            return home.resolve("Library").resolve("Logs").resolve("Tensorloupe");
        }
        if (os.startsWith("windows")) {
            Path local = home.resolve("AppData").resolve("Local");
            return base(environment.get("LOCALAPPDATA"), local)
                    .resolve("Tensorloupe")
                    .resolve("Logs");
        }
        Path state = home.resolve(".local").resolve("state");
        return base(environment.get("XDG_STATE_HOME"), state).resolve("tensorloupe");
    }

    private static Path base(@Nullable String given, Path otherwise) {
        boolean usable = given != null && !given.isEmpty() && Path.of(given).isAbsolute();
        return usable ? Path.of(given) : otherwise;
    }
}

package org.tensorloupe.app.instance;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Where the programs of one user on one display find each other.
///
/// @param lock a file that the first program holds locked as long as it runs
/// @param socket a Unix domain socket that it listens on
record MeetingPlace(Path lock, Path socket) {
    /// Version of what is said there; another version is another place.
    static final int VERSION = 1;

    /// The shortest limit of the systems for the name of a socket, with its closing zero.
    private static final int LONGEST = 103;

    private static final int LONGEST_SESSION = 24;
    private static final String NAME = "tensorloupe";

    /// The place of this process. The system property `tensorloupe.runtime` overrides the folder.
    ///
    /// @throws IOException if there is no folder that is safe
    static MeetingPlace find() throws IOException {
        String system = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
        Path folder = folder(system, System.getenv());
        OwnFolder.require(folder);
        return in(folder, session(system, System.getenv()));
    }

    /// @throws FileSystemException if the name of the socket gets too long
    static MeetingPlace in(Path folder, String session) throws FileSystemException {
        String name = "v" + VERSION + (session.isEmpty() ? "" : "-" + session);
        Path socket = folder.resolve(name + ".sock");
        if (socket.toString().getBytes(StandardCharsets.UTF_8).length > LONGEST) {
            throw new FileSystemException(socket.toString(), null, "is too long for a socket");
        }
        return new MeetingPlace(folder.resolve(name + ".lock"), socket);
    }

    private static Path folder(String system, Map<String, String> environment) {
        String given = System.getProperty("tensorloupe.runtime", "");
        Path home = Path.of(System.getProperty("user.home", "."));
        if (!given.isEmpty()) {
            return Path.of(given);
        }
        if (system.startsWith("mac")) {
            return home.resolve("Library").resolve("Caches").resolve("Tensorloupe");
        }
        if (system.startsWith("windows")) {
            String local = environment.get("LOCALAPPDATA");
            return (local == null ? home.resolve("AppData").resolve("Local") : Path.of(local))
                    .resolve("Tensorloupe");
        }
        String runtime = environment.get("XDG_RUNTIME_DIR");
        if (runtime != null && runtime.startsWith("/")) {
            return Path.of(runtime).resolve(NAME);
        }
        return Path.of(System.getProperty("java.io.tmpdir", "/tmp"))
                .resolve(NAME + "-" + plain(System.getProperty("user.name", "")));
    }

    /// The display or session, in letters and digits; a program on another one is another one.
    static String session(String system, Map<String, String> environment) {
        if (System.getProperty("glass.platform", "").equalsIgnoreCase("headless")) {
            return "headless";
        }
        if (system.startsWith("windows")) {
            return plain(environment.get("SESSIONNAME"));
        }
        if (system.startsWith("mac")) {
            return "";
        }
        String display = environment.get("DISPLAY");
        return plain(display == null ? environment.get("WAYLAND_DISPLAY") : display);
    }

    private static String plain(@Nullable String text) {
        StringBuilder letters = new StringBuilder(text == null ? "" : text);
        for (int i = 0; i < letters.length(); i++) {
            char c = letters.charAt(i);
            boolean kept = c < 128 && Character.isLetterOrDigit(c);
            letters.setCharAt(i, kept ? c : '-');
        }
        String word = letters.toString();
        return word.length() <= LONGEST_SESSION
                ? word
                : word.substring(0, LONGEST_SESSION - 9)
                        + "-"
                        + Integer.toHexString(word.hashCode());
    }
}

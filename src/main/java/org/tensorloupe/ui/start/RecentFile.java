package org.tensorloupe.ui.start;

import java.nio.file.Path;
import java.time.Instant;

/// A file that was open.
///
/// @param path where it was
/// @param format its container: `zip`
/// @param size in bytes
/// @param opened when it was last opened
public record RecentFile(Path path, String format, long size, Instant opened) {
    /// The name without its folder.
    public String name() {
        Path name = path.getFileName();
        return name == null ? path.toString() : name.toString();
    }

    /// Its folder, with `~` for the user's own.
    public String folder() {
        Path folder = path.toAbsolutePath().getParent();
        if (folder == null) {
            return "";
        }
        Path home = Path.of(System.getProperty("user.home", "/"));
        if (home.getNameCount() > 0 && folder.startsWith(home)) {
            Path rest = home.relativize(folder);
            return rest.toString().isEmpty() ? "~" : "~/" + rest.toString().replace('\\', '/');
        }
        return folder.toString();
    }
}

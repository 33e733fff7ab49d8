package org.tensorloupe.ui.about;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Properties;

/// What the build wrote about itself.
///
/// @param version such as `1.0`; empty if the sources were built in another way
/// @param commit short name of the commit, with `+` if files were changed; empty if unknown
/// @param date of the commit, as 2026-11-26; empty if unknown
public record BuildInfo(String version, String commit, String date) {
    private static final String FILE = "build.properties";

    /// That of this program.
    public static BuildInfo get() {
        Properties all = new Properties();
        try (InputStream in = BuildInfo.class.getResourceAsStream(FILE)) {
            if (in != null) {
                all.load(new InputStreamReader(in, StandardCharsets.UTF_8));
            }
        } catch (IOException | IllegalArgumentException _) {
            all.clear();
        }
        return new BuildInfo(
                all.getProperty("version", ""),
                all.getProperty("commit", ""),
                all.getProperty("date", ""));
    }

    /// One line: `Tensorloupe 1.0 (4f2a91c, 2026-11-26)`.
    public String line() {
        String name = version.isEmpty() ? "Tensorloupe" : "Tensorloupe " + version;
        return commit.isEmpty() ? name : name + " (" + commit + ", " + date + ")";
    }
}

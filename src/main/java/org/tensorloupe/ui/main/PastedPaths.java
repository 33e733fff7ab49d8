package org.tensorloupe.ui.main;

import java.net.URI;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The paths in a text that somebody copied: one a line, or several in quotes; as they are, as
/// `file:` addresses, with `~` for the user's folder, or with blanks written `\ ` as a shell has them.
final class PastedPaths {
    private static final Pattern QUOTED =
            Pattern.compile("\\G\\s*(?:\"([^\"]*)\"|'([^']*)')(?=\\s|$)");
    private static final int LONGEST = 4096;
    private static final int MOST = 200;

    private PastedPaths() {}

    /// The paths, each once, in their order; whether there is anything, only the disk knows. Lines
    /// that cannot be a path are left out.
    ///
    /// @param home the user's folder
    /// @param windows whether `\` parts folders
    static List<Path> of(String text, Path home, boolean windows) {
        Set<Path> paths = new LinkedHashSet<>();
        for (String line : text.lines().limit(MOST).toList()) {
            for (String word : words(line.strip())) {
                add(word, home, windows, paths);
            }
        }
        return List.copyOf(paths);
    }

    /// What stands in quotes on a line of nothing else, or the line.
    private static List<String> words(String line) {
        List<String> words = new ArrayList<>();
        Matcher quoted = QUOTED.matcher(line);
        int end = 0;
        while (quoted.find()) {
            words.add(quoted.group(1) != null ? quoted.group(1) : quoted.group(2));
            end = quoted.end();
        }
        return end == line.length() ? words : List.of(line);
    }

    private static void add(String word, Path home, boolean windows, Set<Path> paths) {
        boolean verb = word.equals("copy") || word.equals("cut");
        if (word.isBlank() || verb || word.length() > LONGEST) {
            return;
        }
        try {
            paths.add(word.startsWith("file:") ? ofAddress(word) : ofWord(word, home, windows));
        } catch (IllegalArgumentException | FileSystemNotFoundException _) {
            // Another machine's file, or no path at all.
        }
    }

    private static Path ofAddress(String word) {
        URI address = URI.create(word.replace(" ", "%20"));
        boolean here = "localhost".equals(address.getAuthority());
        return Path.of(here ? URI.create("file://" + address.getRawPath()) : address).normalize();
    }

    private static Path ofWord(String word, Path home, boolean windows)
            throws InvalidPathException {
        String plain = windows ? word : word.replaceAll("\\\\(.)", "$1");
        if (plain.equals("~") || plain.startsWith("~/") || (windows && plain.startsWith("~\\"))) {
            return home.resolve(plain.substring(Math.min(2, plain.length()))).normalize();
        }
        return Path.of(plain).toAbsolutePath().normalize();
    }
}

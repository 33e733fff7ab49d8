package org.tensorloupe.format.strangers;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Knows the path files of Python's module `site`, which share the ending `.pth` with checkpoints:
/// each line names a folder, or begins with `import`.
final class PathFiles {
    private static final int LONGEST = 1 << 16;
    private static final Stranger PATH_FILE =
            Stranger.other(
                    "a path file of Python (site.py reads it), which shares the ending .pth with"
                            + " checkpoints",
                    "It lists folders for Python to search. Nothing is wrong with it and nothing in"
                            + " it was run, but it holds no weights.");

    private PathFiles() {}

    /// A path file, if a text is one. Without the ending, a folder's name must look like one.
    ///
    /// @param text its first bytes, of which the last line may be cut off
    /// @param size of the whole file
    /// @param name of the file
    static Optional<Stranger> find(String text, long size, String name) {
        List<String> lines =
                text.lines().filter(line -> !line.isBlank() && !line.startsWith("#")).toList();
        boolean named = name.toLowerCase(Locale.ROOT).endsWith(".pth");
        boolean is =
                size < LONGEST
                        && lines.stream().allMatch(PathFiles::isLine)
                        && (named || lines.stream().anyMatch(PathFiles::isTelling));
        return is ? Optional.of(PATH_FILE) : Optional.empty();
    }

    private static boolean isLine(String line) {
        return isImport(line)
                || (isPath(line) && line.indexOf('"') < 0)
                || line.matches("[\\w.-]+");
    }

    private static boolean isTelling(String line) {
        return isPath(line) || isImport(line);
    }

    private static boolean isPath(String line) {
        return line.indexOf('/') >= 0 || line.indexOf('\\') >= 0;
    }

    private static boolean isImport(String line) {
        return line.startsWith("import ") || line.startsWith("import\t");
    }
}

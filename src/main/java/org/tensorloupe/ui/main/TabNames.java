package org.tensorloupe.ui.main;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.tensorloupe.ui.text.Names;
import org.tensorloupe.ui.text.Texts;

/// What tabs call their files: by name, and where two have the same name, by the folder as well.
final class TabNames {
    private static final Texts TEXTS = Texts.of(TabNames.class);

    private static final int DEEPEST = 8;

    private TabNames() {}

    /// One word for each path, such as `model.pt — run1`: as many folders as it takes to tell those
    /// of the same name apart.
    ///
    /// @param paths absolute
    static List<String> of(List<Path> paths) {
        Map<String, List<Path>> same = new HashMap<>();
        paths.forEach(path -> same.computeIfAbsent(name(path), _ -> new ArrayList<>()).add(path));
        return paths.stream()
                .map(path -> word(path, same.getOrDefault(name(path), List.of(path))))
                .toList();
    }

    /// The name of a file without its folder.
    static String name(Path path) {
        Path name = path.getFileName();
        return Names.visible(name == null ? path.toString() : name.toString());
    }

    /// The title of a window with a file in front.
    ///
    /// @param word the file as its tab names it
    static String windowTitle(String word) {
        return TEXTS.get("window.title", word);
    }

    /// What stands in place of a file that is being opened.
    ///
    /// @param name the file's
    static String opening(String name) {
        return TEXTS.get("file.opening", name);
    }

    private static String word(Path path, List<Path> namesakes) {
        if (namesakes.size() == 1) {
            return name(path);
        }
        int depth = 1;
        while (depth < DEEPEST && !areApart(namesakes, depth)) {
            depth++;
        }
        String folders = folders(path, depth);
        return folders.isEmpty() ? name(path) : name(path) + " — " + folders;
    }

    private static boolean areApart(List<Path> paths, int depth) {
        Set<String> seen = new HashSet<>();
        return paths.stream().allMatch(path -> seen.add(folders(path, depth)));
    }

    /// The last folders of a path.
    private static String folders(Path path, int depth) {
        int end = path.getNameCount() - 1;
        int from = Math.max(0, end - depth);
        return from >= end ? "" : Names.visible(path.subpath(from, end).toString());
    }
}

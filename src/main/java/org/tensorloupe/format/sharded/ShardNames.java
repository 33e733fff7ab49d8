package org.tensorloupe.format.sharded;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// File names of shards.
final class ShardNames {
    private static final Pattern NUMBERED = Pattern.compile("(.*?)(\\d{1,6})-of-(\\d{1,6})(.*)");
    private static final int MOST_SHARDS = 10_000;
    private static final String SAFETENSORS = ".safetensors";

    private ShardNames() {}

    /// A numbered set of shards without an index.
    ///
    /// @param present file names that are there, by number
    /// @param missing file names that are not there, in order
    record Numbered(List<String> present, List<String> missing) {}

    private record Series(String before, String total, String after) {}

    /// Where a shard lies, if its name is that of a file in the folder, and no way out of it.
    static Optional<Path> resolve(Path folder, String name) {
        try {
            Path path = folder.resolve(name);
            boolean plain =
                    !name.isEmpty()
                            && name.indexOf('/') < 0
                            && name.indexOf('\\') < 0
                            && !name.equals(".")
                            && !name.equals("..")
                            && !Path.of(name).isAbsolute()
                            && folder.equals(path.getParent());
            return plain ? Optional.of(path) : Optional.empty();
        } catch (InvalidPathException _) {
            return Optional.empty();
        }
    }

    /// Whether a file is there and is no folder. Links are followed, as in a cache of downloads.
    static boolean isFile(Path path) {
        return Files.isRegularFile(path);
    }

    /// The set of shards among file names such as `model-00001-of-00003.safetensors`: that of
    /// safetensors files, or else the largest.
    static Optional<Numbered> numbered(List<String> names) {
        Map<Series, NavigableMap<Integer, String>> all = new LinkedHashMap<>();
        for (String name : names) {
            Matcher matcher = NUMBERED.matcher(name);
            if (matcher.matches() && Integer.parseInt(matcher.group(3)) <= MOST_SHARDS) {
                all.computeIfAbsent(
                                new Series(matcher.group(1), matcher.group(3), matcher.group(4)),
                                _ -> new TreeMap<>())
                        .put(Integer.parseInt(matcher.group(2)), name);
            }
        }
        return all.entrySet().stream()
                .min(Comparator.comparingInt(entry -> rank(entry.getKey(), entry.getValue())))
                .map(entry -> numbered(entry.getKey(), entry.getValue()));
    }

    private static int rank(Series series, NavigableMap<Integer, String> files) {
        return (series.after().equals(SAFETENSORS) ? -MOST_SHARDS : 0) - files.size();
    }

    private static Numbered numbered(Series series, NavigableMap<Integer, String> files) {
        int first = files.firstKey() == 0 ? 0 : 1;
        int total = Integer.parseInt(series.total());
        String spelling = files.firstEntry().getValue();
        int digits =
                spelling.length()
                        - series.before().length()
                        - "-of-".length()
                        - series.total().length()
                        - series.after().length();
        List<String> missing = new ArrayList<>();
        for (int i = first; i < first + total; i++) {
            if (!files.containsKey(i)) {
                missing.add(
                        series.before()
                                + ("%0" + digits + "d").formatted(i)
                                + "-of-"
                                + series.total()
                                + series.after());
            }
        }
        return new Numbered(List.copyOf(files.values()), missing);
    }
}

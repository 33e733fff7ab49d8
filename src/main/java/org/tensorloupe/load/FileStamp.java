package org.tensorloupe.load;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.tensorloupe.format.FileEndings;

/// What a file is like on disk, as far as that can be told without reading it: enough to notice that
/// it has changed, or that another one has taken its name.
///
/// @param size in bytes
/// @param modified when it was last written
/// @param key which file it is; the same text for all where the file system does not say
record FileStamp(long size, FileTime modified, String key) {
    /// Files of a folder that are looked at; a model in more pieces than this is watched in part.
    private static final int MOST = 4096;

    /// The stamps of all files that a checkpoint is made of: of one, of those of a folder, or of those
    /// beside a file that only lists others. A file that is not there has none. Touches the disk.
    static Map<Path, FileStamp> ofAll(Path path) {
        Map<Path, FileStamp> stamps = new TreeMap<>();
        if (Files.isDirectory(path)) {
            parts(path).forEach(part -> add(stamps, part));
        } else {
            add(stamps, path);
            Path folder = path.toAbsolutePath().getParent();
            if (folder != null && listsOthers(String.valueOf(path.getFileName()))) {
                parts(folder).forEach(part -> add(stamps, part));
            }
        }
        return stamps;
    }

    private static void add(Map<Path, FileStamp> stamps, Path path) {
        try {
            BasicFileAttributes found = Files.readAttributes(path, BasicFileAttributes.class);
            stamps.put(
                    path,
                    new FileStamp(
                            found.size(),
                            found.lastModifiedTime(),
                            String.valueOf(found.fileKey())));
        } catch (IOException _) {
            // It is not there, or may not be seen.
        }
    }

    private static List<Path> parts(Path folder) {
        List<Path> parts = new ArrayList<>();
        try (DirectoryStream<Path> all = Files.newDirectoryStream(folder, FileStamp::isPart)) {
            for (Path part : all) {
                if (parts.size() == MOST) {
                    break;
                }
                parts.add(part);
            }
        } catch (IOException _) {
            return List.of();
        }
        return parts;
    }

    /// Whether a file in a folder may hold weights, or say where they are.
    static boolean isPart(Path path) {
        String name = String.valueOf(path.getFileName()).toLowerCase(Locale.ROOT);
        String ending = name.substring(name.lastIndexOf('.') + 1);
        return listsOthers(name) || FileEndings.OWN.contains(ending) || ending.equals("bin");
    }

    private static boolean listsOthers(String name) {
        return name.endsWith("index.json") || name.endsWith(".distcp") || name.equals(".metadata");
    }
}

package org.tensorloupe.export;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// Keeps a file that is read from being replaced by what is made of it.
public final class SourceFiles {
    private SourceFiles() {}

    /// Refuses a target that is the source, or a file of it: one in the folder that is read, or beside
    /// a file that only lists others.
    ///
    /// @param source the path that was opened
    /// @throws IOException if writing the target would destroy what is read
    public static void protect(Path source, Path target) throws IOException {
        if (!Files.exists(target) || !Files.exists(source)) {
            return;
        }
        boolean same = Files.isSameFile(source, target);
        Path folder = folder(source);
        if (same) {
            throw new IOException("it is the file that is being read; choose another name");
        }
        if (folder != null && target.toRealPath().startsWith(folder)) {
            throw new IOException(
                    "it stands in the folder that is being read; choose another name or folder");
        }
    }

    private static @Nullable Path folder(Path source) throws IOException {
        String name = String.valueOf(source.getFileName());
        boolean lists =
                name.endsWith(".json") || name.endsWith(".distcp") || name.equals(".metadata");
        return Files.isDirectory(source)
                ? source.toRealPath()
                : lists ? source.toRealPath().getParent() : null;
    }
}

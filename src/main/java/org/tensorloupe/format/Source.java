package org.tensorloupe.format;

import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tensorloupe.bytes.ByteView;
import org.tensorloupe.bytes.ByteViews;
import org.tensorloupe.fault.CheckpointException;
import org.tensorloupe.format.archive.ZipDirectory;
import org.tensorloupe.format.archive.ZipLimits;
import org.tensorloupe.format.archive.ZipProbe;

/// What is to be opened: a file, a region of a file, or a folder. For one thread.
///
/// It owns nothing: whoever made it keeps the bytes mapped for as long as what was opened from it.
public final class Source {
    private final ByteView bytes;
    private final @Nullable Path path;
    private final boolean folder;
    private boolean zipRead;
    private @Nullable ZipDirectory zip;

    private Source(ByteView bytes, @Nullable Path path, boolean folder) {
        this.bytes = bytes;
        this.path = path;
        this.folder = folder;
    }

    /// A file.
    ///
    /// @param bytes the whole of it
    /// @param path where it lies; files beside it are found from there
    public static Source file(ByteView bytes, Path path) {
        return new Source(bytes, path, false);
    }

    /// A file within a file: an entry of an archive, a stream in a pickle.
    public static Source region(ByteView bytes) {
        return new Source(bytes, null, false);
    }

    /// A folder, which has no bytes of its own.
    public static Source folder(Path path) {
        Path name = path.toAbsolutePath().normalize().getFileName();
        String where = name == null ? path.toString() : name.toString();
        return new Source(ByteViews.of(where, new byte[0]), path, true);
    }

    /// The name that people know it by, and that faults begin with.
    public String name() {
        return bytes.name();
    }

    /// All bytes of the file; none of a folder.
    public ByteView bytes() {
        return bytes;
    }

    /// Where it lies; empty for a region.
    public Optional<Path> path() {
        return Optional.ofNullable(path);
    }

    /// Whether it is a folder.
    public boolean isFolder() {
        return folder;
    }

    /// The directory of a ZIP, read once for all formats that ask; empty if it is no ZIP or if the
    /// directory is missing or damaged.
    public Optional<ZipDirectory> zip() {
        if (!zipRead) {
            zipRead = true;
            try {
                if (ZipProbe.looksLikeZip(bytes)) {
                    zip = ZipDirectory.read(bytes, ZipLimits.DEFAULT);
                }
            } catch (CheckpointException _) {
                zip = null;
            }
        }
        return Optional.ofNullable(zip);
    }
}

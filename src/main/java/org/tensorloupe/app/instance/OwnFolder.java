package org.tensorloupe.app.instance;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Optional;

/// A folder that nobody but the user can enter: made so if it is not there, and refused if it is
/// anything else. On Windows the user's own part of the disk is trusted, as it is closed to others.
final class OwnFolder {
    private static final int OTHERS = 0077;
    private static final int WRITABLE_BY_OTHERS = 0022;
    private static final int STICKY = 01000;

    private OwnFolder() {}

    /// Makes the folder, or checks the one that is there.
    ///
    /// @throws FileSystemException if it is a link or no folder, belongs to somebody else, can be
    ///     entered by others, or could be exchanged by them
    /// @throws IOException if it cannot be made
    static void require(Path folder) throws IOException {
        boolean posix = folder.getFileSystem().supportedFileAttributeViews().contains("unix");
        if (!Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
            make(folder, posix);
        }
        if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
            throw new FileSystemException(folder.toString(), null, "is no folder, or a link");
        }
        if (posix) {
            check(folder);
        }
    }

    private static void make(Path folder, boolean posix) throws IOException {
        try {
            if (posix) {
                Files.createDirectory(
                        folder,
                        PosixFilePermissions.asFileAttribute(
                                PosixFilePermissions.fromString("rwx------")));
            } else {
                Files.createDirectory(folder);
            }
        } catch (FileAlreadyExistsException _) {
            // Somebody was faster; it is checked now.
        }
    }

    private static void check(Path folder) throws IOException {
        Map<String, Object> own =
                Files.readAttributes(folder, "unix:mode,uid", LinkOption.NOFOLLOW_LINKS);
        if (!user().equals(own.get("uid"))) {
            throw new FileSystemException(folder.toString(), null, "belongs to somebody else");
        }
        if ((mode(own) & OTHERS) != 0) {
            throw new FileSystemException(folder.toString(), null, "can be entered by others");
        }
        Path parent = Optional.ofNullable(folder.toAbsolutePath().getParent()).orElse(folder);
        int above = mode(Files.readAttributes(parent, "unix:mode"));
        if ((above & WRITABLE_BY_OTHERS) != 0 && (above & STICKY) == 0) {
            throw new FileSystemException(folder.toString(), null, "could be exchanged by others");
        }
    }

    private static int mode(Map<String, Object> attributes) {
        return attributes.get("mode") instanceof Integer mode ? mode : OTHERS;
    }

    /// The number of the user that this process runs as: Linux shows it as the owner of the
    /// process; elsewhere it owns its home.
    private static Object user() throws IOException {
        Path self = Path.of("/proc/self");
        Path mine = Files.exists(self) ? self : Path.of(System.getProperty("user.home", "."));
        return Files.getAttribute(mine, "unix:uid");
    }
}

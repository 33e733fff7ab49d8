package org.tensorloupe.app.instance;

import java.nio.file.Path;

/// Addresses of files, made without asking their disks, which may hang.
final class Address {
    /// Nothing lies below a file, and the system knows that of this one without any disk.
    private static final Path NOWHERE = Path.of("/dev/null");

    private Address() {}

    /// The `file:` URI of a path in ASCII. [Path#toUri()] looks whether there is a folder, to end its
    /// address in a slash; so the path is asked for where certainly nothing is.
    ///
    /// @param path absolute
    static String of(Path path) {
        if (!path.startsWith("/") || path.getNameCount() == 0) {
            return path.toUri().toASCIIString();
        }
        Path below = NOWHERE.resolve(path.subpath(0, path.getNameCount()));
        String address = below.toUri().toASCIIString();
        return "file://" + address.substring(NOWHERE.toUri().toASCIIString().length());
    }
}

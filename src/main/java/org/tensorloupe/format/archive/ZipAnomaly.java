package org.tensorloupe.format.archive;

import java.util.List;

/// Something odd about a ZIP that does not keep it from being read.
///
/// @param kind what is odd
/// @param count how often, 1 or more
/// @param examples the first few occurrences, in words or as entry names
public record ZipAnomaly(Kind kind, int count, List<String> examples) {
    /// Copies the list.
    public ZipAnomaly {
        examples = List.copyOf(examples);
    }

    /// The anomaly in words, with its first examples.
    public String text() {
        String what =
                switch (kind) {
                    case DUPLICATE_NAME -> "several entries have one name";
                    case BYTES_BEFORE -> "bytes stand before the archive";
                    case BYTES_AFTER -> "bytes follow the archive";
                    case NAME_NOT_UTF8 -> "a name is not UTF-8";
                    case UNSAFE_NAME -> "a name leads out of its folder";
                    case COUNT_DIFFERS -> "the number of entries is not the announced one";
                    case TWO_DIRECTORIES -> "the archive has two directories";
                    case OVERLAP -> "entries overlap";
                };
        return what + ": " + String.join(", ", examples) + (count > examples.size() ? ", …" : "");
    }

    /// Kinds of anomalies.
    public enum Kind {
        /// Several entries have one name; the last one counts, as in Python's zipfile.
        DUPLICATE_NAME,
        /// The first entry does not start at the file's first byte.
        BYTES_BEFORE,
        /// Bytes follow the end of the archive.
        BYTES_AFTER,
        /// A name is not UTF-8; it is shown as Latin-1.
        NAME_NOT_UTF8,
        /// A name is absolute, leads out of its folder, or holds a backslash or a NUL.
        UNSAFE_NAME,
        /// The end record announces another number of entries than the directory has.
        COUNT_DIFFERS,
        /// Two directories are possible, and other readers may choose the other one.
        TWO_DIRECTORIES,
        /// The data of an entry reaches into the next entry or into the directory.
        OVERLAP
    }
}

package org.tensorloupe.fault;

import java.util.List;

/// One fault of a file: what failed, where, what was expected and what was found.
///
/// `where` names the place from the outside in: `model.pt > archive/data/17 > bytes 0..64`.
/// [FaultText] turns a fault into text.
public sealed interface FormatFault {

    /// The place, from the outside in, starting with the file.
    String where();

    /// No file has this path.
    record Missing(String where) implements FormatFault {}

    /// The path is a folder that holds nothing known.
    ///
    /// @param tried every format that reads folders, and why it is not this one
    record Folder(String where, List<Refusal> tried) implements FormatFault {
        /// Copies the list.
        public Folder {
            tried = List.copyOf(tried);
        }

        /// A folder where a file was expected.
        public Folder(String where) {
            this(where, List.of());
        }
    }

    /// The system refuses to read the file.
    ///
    /// @param reason the system's own word
    record Unreadable(String where, String reason) implements FormatFault {}

    /// The file has no bytes.
    record Empty(String where) implements FormatFault {}

    /// The file ends before its own description of itself is complete.
    ///
    /// @param size bytes that are there
    /// @param missing what should have followed
    record CutShort(String where, long size, String missing) implements FormatFault {}

    /// What is known of a file that is no checkpoint.
    enum Nature {
        /// It is something else, and nothing is wrong with it.
        OTHER,
        /// It stands where a checkpoint should be: an error page, a pointer, a part of a download.
        STAND_IN,
        /// Nothing is known of it.
        UNKNOWN
    }

    /// No reader claims the file.
    ///
    /// @param nature what is known of it
    /// @param looksLike what it is instead, or how it begins
    /// @param advice what the user can do
    /// @param tried what every reader said
    record NotACheckpoint(
            String where, Nature nature, String looksLike, String advice, List<Refusal> tried)
            implements FormatFault {
        /// Copies the list.
        public NotACheckpoint {
            tried = List.copyOf(tried);
        }
    }

    /// The file holds weights in a container that this program does not read.
    ///
    /// @param format the container
    /// @param advice what the user can do
    /// @param tried what every reader said
    record UnreadFormat(String where, String format, String advice, List<Refusal> tried)
            implements FormatFault {
        /// Copies the list.
        public UnreadFormat {
            tried = List.copyOf(tried);
        }
    }

    /// Part of the file is encrypted.
    record Encrypted(String where) implements FormatFault {}

    /// A part is not built as its format demands.
    ///
    /// @param expected what the format demands
    /// @param found what stands there
    record Malformed(String where, String expected, String found) implements FormatFault {}

    /// A range of bytes reaches outside the region that should hold it.
    ///
    /// @param from first byte
    /// @param to byte after the last
    /// @param size size of the region
    record OutOfRange(String where, long from, long to, long size) implements FormatFault {}

    /// A part that another part refers to is not in the file.
    ///
    /// @param part name of the missing part
    record MissingPart(String where, String part) implements FormatFault {}

    /// The file asks for more than a reader is willing to spend.
    ///
    /// @param resource what is limited
    /// @param limit the most that is allowed
    /// @param actual what the file asks for
    record LimitExceeded(String where, String resource, long limit, long actual)
            implements FormatFault {}

    /// The format allows it, this program does not read it.
    ///
    /// @param feature what is not read
    record Unsupported(String where, String feature) implements FormatFault {}

    /// The file shrank or was replaced while it was open.
    record Changed(String where) implements FormatFault {}

    /// The document was closed while something still read it.
    record Closed(String where) implements FormatFault {}

    /// Why one reader did not claim a file.
    ///
    /// @param format name of the reader's format
    /// @param reason why it refused
    record Refusal(String format, String reason) {}
}

package org.tensorloupe.app.instance;

import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/// What a second start says to the first: four letters, the length of the rest, the time until which
/// it waits for an answer, and the addresses of the files, one a line.
///
/// Addresses are `file:` URIs in ASCII, which keep every byte of a name, whatever the encoding of
/// either process. The answer is [#TAKEN], or nothing; before it may come [#BUSY], once.
///
/// @param deadline milliseconds since 1970
/// @param files absolute paths
record Message(long deadline, List<Path> files) {
    /// The answer that the window has the files.
    static final byte TAKEN = 'T';

    /// The first word of a program that has only begun, whose window has much to do: the answer may
    /// take until [#BUSY_MILLIS] from now.
    static final byte BUSY = 'B';

    /// How long who was told [#BUSY] waits.
    static final long BUSY_MILLIS = 20_000;

    /// Bytes before those that [#length] tells.
    static final int HEAD = 8;

    private static final int MAGIC = 0x544C7601;
    private static final int MOST_BYTES = 1 << 20;

    /// Copies the list.
    Message {
        files = List.copyOf(files);
    }

    /// All bytes.
    ///
    /// @throws IllegalArgumentException if there are more files than can be said
    ByteBuffer encode() {
        byte[] lines =
                files.stream()
                        .map(Address::of)
                        .collect(Collectors.joining("\n"))
                        .getBytes(StandardCharsets.US_ASCII);
        int length = Long.BYTES + lines.length;
        if (length > MOST_BYTES) {
            throw new IllegalArgumentException("too many files");
        }
        return ByteBuffer.allocate(HEAD + length)
                .putInt(MAGIC)
                .putInt(length)
                .putLong(deadline)
                .put(lines)
                .flip();
    }

    /// Bytes after the head.
    ///
    /// @throws IllegalArgumentException if nothing of ours begins so
    static int length(ByteBuffer head) {
        int magic = head.getInt();
        int length = head.getInt();
        if (magic != MAGIC || length < Long.BYTES || length > MOST_BYTES) {
            throw new IllegalArgumentException("no message of ours");
        }
        return length;
    }

    /// Reads what follows the head.
    ///
    /// @throws IllegalArgumentException if a line is no absolute path
    static Message decode(ByteBuffer rest) {
        long deadline = rest.getLong();
        byte[] lines = new byte[rest.remaining()];
        rest.get(lines);
        List<Path> files =
                new String(lines, StandardCharsets.US_ASCII).lines().map(Message::path).toList();
        return new Message(deadline, files);
    }

    /// Only `file:`, because any other scheme would look for a provider of its own.
    private static Path path(String line) {
        if (!line.startsWith("file:/")) {
            throw new IllegalArgumentException("no file");
        }
        return Path.of(URI.create(line));
    }
}

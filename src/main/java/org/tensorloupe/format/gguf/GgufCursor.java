package org.tensorloupe.format.gguf;

import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import org.tensorloupe.bytes.ByteView;
import org.tensorloupe.bytes.Monitor;
import org.tensorloupe.fault.CheckpointException;
import org.tensorloupe.fault.FormatFault;

/// Reads a GGUF header from front to back. For one thread.
///
/// Every read past the end of the file is a [FormatFault.CutShort] that names the part being read.
final class GgufCursor {
    /// Steps between two words with the monitor.
    private static final int POLL = 1 << 12;

    private final ByteView file;
    private final ByteOrder order;
    private final boolean narrow;
    private final Monitor monitor;
    private final int[] one32 = new int[1];
    private final long[] one64 = new long[1];
    private final short[] one16 = new short[1];
    private String part = "header";
    private long at;
    private int steps;

    /// @param narrow whether counts and lengths are of 32 bits, as in version 1
    GgufCursor(ByteView file, ByteOrder order, boolean narrow, long at, Monitor monitor) {
        this.file = file;
        this.order = order;
        this.narrow = narrow;
        this.at = at;
        this.monitor = monitor;
    }

    /// Says what is read from here on, for faults.
    void enter(String name) {
        part = name;
        if (steps++ % POLL == 0) {
            monitor.advance(0);
        }
    }

    /// Byte offset of what is read next.
    long at() {
        return at;
    }

    /// Bytes that follow.
    long left() {
        return file.size() - at;
    }

    /// Passes over bytes.
    void skip(long bytes) throws CheckpointException {
        require(bytes);
        at += bytes;
    }

    private void require(long bytes) throws CheckpointException {
        if (bytes < 0 || bytes > left()) {
            throw new CheckpointException(
                    new FormatFault.CutShort(file.name(), file.size(), "the rest of the " + part));
        }
    }

    int u8() throws CheckpointException {
        require(1);
        return file.u8(at++);
    }

    /// 16 bits.
    short i16() throws CheckpointException {
        require(Short.BYTES);
        file.read(at, order, one16, 0, 1);
        at += Short.BYTES;
        return one16[0];
    }

    /// 32 bits.
    int i32() throws CheckpointException {
        require(Integer.BYTES);
        file.read(at, order, one32, 0, 1);
        at += Integer.BYTES;
        return one32[0];
    }

    long u32() throws CheckpointException {
        return Integer.toUnsignedLong(i32());
    }

    /// 64 bits.
    long i64() throws CheckpointException {
        require(Long.BYTES);
        file.read(at, order, one64, 0, 1);
        at += Long.BYTES;
        return one64[0];
    }

    /// A count, a length or a size, in the width of the file's version.
    ///
    /// @throws CheckpointException also if it is 2^63 or more
    long size() throws CheckpointException {
        long size = narrow ? u32() : i64();
        if (size < 0) {
            throw malformed("a count below 2^63", Long.toUnsignedString(size));
        }
        return size;
    }

    /// A text, of which only the beginning is kept.
    ///
    /// @param most bytes that are kept
    GgufText text(int most) throws CheckpointException {
        long length = size();
        long from = at;
        require(length);
        byte[] bytes = file.bytes(at, (int) Math.min(length, most));
        at += length;
        String kept = new String(bytes, StandardCharsets.UTF_8);
        return new GgufText(kept, from, length);
    }

    /// A text that must be short, such as a name.
    String name(int most) throws CheckpointException {
        GgufText text = text(most);
        if (text.length() > most) {
            throw new CheckpointException(
                    new FormatFault.LimitExceeded(where(), "bytes in a name", most, text.length()));
        }
        return text.start();
    }

    /// Whether a text of exactly this content comes next. Passes over nothing.
    boolean isNext(String expected) throws CheckpointException {
        byte[] bytes = expected.getBytes(StandardCharsets.UTF_8);
        int width = narrow ? Integer.BYTES : Long.BYTES;
        long before = at;
        if (left() < width + (long) bytes.length) {
            return false;
        }
        long length = narrow ? u32() : i64();
        boolean same =
                length == bytes.length
                        && new String(file.bytes(at, bytes.length), StandardCharsets.UTF_8)
                                .equals(expected);
        at = before;
        return same;
    }

    /// A fault at the part that is being read.
    CheckpointException malformed(String expected, String found) {
        return new CheckpointException(new FormatFault.Malformed(where(), expected, found));
    }

    /// The place of the part that is being read.
    String where() {
        return file.name() + " > " + part;
    }
}

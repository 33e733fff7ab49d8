package org.tensorloupe.format.safetensors;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.tensorloupe.bytes.ByteView;
import org.tensorloupe.fault.CheckpointException;
import org.tensorloupe.fault.FormatFault;

/// Where the header of a safetensors file stands: behind the 8 bytes that tell its length.
///
/// @param text the JSON
/// @param data everything behind it
/// @param startsWithBrace whether its first byte is `{`, as the format demands
record SafetensorsHeader(ByteView text, ByteView data, boolean startsWithBrace) {
    /// The most that the safetensors library reads.
    static final int LONGEST = 100_000_000;

    static final int LENGTH_BYTES = 8;

    private static final long UNSIGNED_INT = 0xffff_ffffL;
    private static final int CHUNK = 64 << 10;

    /// How many leading spaces a header may have to be known as one.
    private static final int MOST_SPACES = 64;

    /// Whether a file begins as one of this format, be it damaged.
    static boolean looksLikeOne(ByteView file) throws CheckpointException {
        if (file.size() <= LENGTH_BYTES) {
            return false;
        }
        long length = file.i64(0);
        if (length == file.size() - LENGTH_BYTES) {
            return true;
        }
        int here = (int) Math.min(MOST_SPACES, file.size() - LENGTH_BYTES);
        String head = new String(file.bytes(LENGTH_BYTES, here), StandardCharsets.ISO_8859_1);
        String start = head.stripLeading();
        boolean plausible = length > 0 && length <= UNSIGNED_INT;
        return plausible
                ? start.startsWith("{")
                : start.startsWith("{\"") && !isText(file.bytes(0, LENGTH_BYTES));
    }

    private static boolean isText(byte[] bytes) {
        for (byte b : bytes) {
            if (b < ' ' && b != '\n' && b != '\r' && b != '\t') {
                return false;
            }
        }
        return true;
    }

    /// Finds the header of a file.
    ///
    /// @throws CheckpointException LimitExceeded if it is longer than the format allows; CutShort if
    ///     the file ends before it does; Malformed if it is not UTF-8
    static SafetensorsHeader read(ByteView file) throws CheckpointException {
        if (file.size() < LENGTH_BYTES) {
            throw new CheckpointException(
                    new FormatFault.CutShort(file.name(), file.size(), "the header's length"));
        }
        long length = file.i64(0);
        if (length < 0 || length > LONGEST) {
            throw new CheckpointException(
                    new FormatFault.LimitExceeded(
                            file.name(),
                            "bytes of header",
                            LONGEST,
                            length < 0 ? Long.MAX_VALUE : length));
        }
        long end = LENGTH_BYTES + length;
        if (end > file.size()) {
            throw new CheckpointException(
                    new FormatFault.CutShort(
                            file.name(),
                            file.size(),
                            String.format(Locale.ROOT, "the end of its header at %,d", end)));
        }
        ByteView text = file.slice(LENGTH_BYTES, length, "header");
        checkUtf8(text);
        return new SafetensorsHeader(
                text, file.slice(end, file.size() - end, "data"), length > 0 && text.u8(0) == '{');
    }

    private static void checkUtf8(ByteView text) throws CheckpointException {
        CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
        ByteBuffer in = ByteBuffer.allocate(CHUNK);
        CharBuffer out = CharBuffer.allocate(CHUNK);
        long at = 0;
        boolean last;
        do {
            int count = (int) Math.min(in.remaining(), text.size() - at);
            text.read(at, in.array(), in.position(), count);
            at += count;
            in.position(in.position() + count).flip();
            last = at == text.size();
            CoderResult result = decoder.decode(in, out, last);
            if (result.isError()) {
                throw new CheckpointException(
                        new FormatFault.Malformed(
                                text.name(),
                                "a header in UTF-8",
                                "other bytes at " + (at - in.remaining())));
            }
            in.compact();
            out.clear();
        } while (!last);
    }
}

package org.tensorloupe.pickle;

import org.jspecify.annotations.Nullable;

/// UTF-8 as Python's `surrogatepass` reads it: strict, but lone surrogates may stand.
final class Utf8 {
    private Utf8() {}

    /// The text, or null if the bytes are not UTF-8.
    static @Nullable String decode(byte[] bytes, int from, int length) {
        StringBuilder text = new StringBuilder(length);
        int at = from;
        int end = from + length;
        while (at < end) {
            int first = bytes[at++] & 0xff;
            if (first < 0x80) {
                text.append((char) first);
                continue;
            }
            int more = first >= 0xf0 ? 3 : first >= 0xe0 ? 2 : 1;
            if (first < 0xc2 || first > 0xf4 || more > end - at) {
                return null;
            }
            int code = first & (0x3f >> more);
            for (int i = 0; i < more; i++) {
                int next = bytes[at++] & 0xff;
                if ((next & 0xc0) != 0x80) {
                    return null;
                }
                code = code << 6 | (next & 0x3f);
            }
            int least = more == 1 ? 0x80 : more == 2 ? 0x800 : 0x10000;
            if (code < least || code > Character.MAX_CODE_POINT) {
                return null;
            }
            text.appendCodePoint(code);
        }
        return text.toString();
    }
}

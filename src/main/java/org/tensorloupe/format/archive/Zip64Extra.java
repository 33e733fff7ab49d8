package org.tensorloupe.format.archive;

import static org.tensorloupe.format.archive.ZipSignature.SATURATED_32;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/// Sizes and offset of an entry, with the ZIP64 extra field (id 1) put in where a 32-bit field is
/// saturated. Without that field, a saturated value stands for itself.
///
/// @param size bytes of the data
/// @param compressedSize bytes in the file
/// @param offset the local header's offset, 0 in a local header
record Zip64Extra(long size, long compressedSize, long offset) {
    private static final int ID = 1;

    /// Whether an extra field may be needed.
    boolean isSaturated() {
        return size == SATURATED_32 || compressedSize == SATURATED_32 || offset == SATURATED_32;
    }

    /// The values with the extra field at `start..end` of the buffer put in.
    ///
    /// @return null if the extra field is too short, or a value exceeds 63 bits
    static @Nullable Zip64Extra resolve(Zip64Extra plain, ByteBuffer in, int start, int end) {
        int at = start;
        while (end - at >= 4) {
            int id = Short.toUnsignedInt(in.getShort(at));
            int length = Short.toUnsignedInt(in.getShort(at + 2));
            at += 4;
            if (length > end - at) {
                break;
            }
            if (id == ID) {
                return put(plain, in, at, at + length);
            }
            at += length;
        }
        return plain;
    }

    private static @Nullable Zip64Extra put(Zip64Extra plain, ByteBuffer in, int start, int end) {
        long[] values = {plain.size, plain.compressedSize, plain.offset};
        int at = start;
        for (int i = 0; i < values.length; i++) {
            if (values[i] == SATURATED_32) {
                if (end - at < 8) {
                    return null;
                }
                values[i] = in.getLong(at);
                at += 8;
                if (values[i] < 0) {
                    return null;
                }
            }
        }
        return new Zip64Extra(values[0], values[1], values[2]);
    }
}

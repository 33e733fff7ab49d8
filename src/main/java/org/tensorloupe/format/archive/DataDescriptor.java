package org.tensorloupe.format.archive;

import static org.tensorloupe.format.archive.ZipSignature.CENTRAL;
import static org.tensorloupe.format.archive.ZipSignature.DESCRIPTOR;
import static org.tensorloupe.format.archive.ZipSignature.LOCAL;

import org.jspecify.annotations.Nullable;
import org.tensorloupe.bytes.ByteView;
import org.tensorloupe.bytes.Monitor;
import org.tensorloupe.fault.CheckpointException;

/// The record after the data of an entry whose local header gives no sizes (APPNOTE 4.3.9): CRC and
/// sizes, of 4 or 8 bytes each, usually after a signature.
///
/// @param dataEnd where the data ends, from the start of the file
/// @param end where this record ends
record DataDescriptor(int crc, long compressedSize, long size, long dataEnd, long end) {
    private static final int FIRST_CHUNK = 1 << 10;
    private static final int LAST_CHUNK = 1 << 20;

    /// Finds the record that belongs to data starting at `start`: the first whose compressed size
    /// is its own distance from there. Reads about twice as far as that, or to the end of the file.
    ///
    /// @return null if the file ends before one
    static @Nullable DataDescriptor find(ByteView file, long start, Monitor monitor)
            throws CheckpointException {
        int length = FIRST_CHUNK;
        for (long at = start; file.size() - at >= 4; ) {
            int count = (int) Math.min(length, file.size() - at);
            byte[] chunk = file.bytes(at, count);
            length = Math.min(LAST_CHUNK, length * 2);
            for (int i = 0; i < count - 1; i++) {
                if (chunk[i] == 'P' && chunk[i + 1] == 'K') {
                    DataDescriptor found = at(file, start, at + i);
                    if (found != null) {
                        return found;
                    }
                }
            }
            monitor.advance(count - 1);
            at += count - 1;
        }
        return null;
    }

    /// The record whose signature stands at `at`, or that ends there before the next header.
    private static @Nullable DataDescriptor at(ByteView file, long start, long at)
            throws CheckpointException {
        if (file.size() - at < 4) {
            return null;
        }
        long signature = file.u32(at);
        if (signature == DESCRIPTOR) {
            DataDescriptor narrow = narrow(file, start, at, at + 4);
            DataDescriptor wide = wide(file, start, at, at + 4);
            return wide != null && (narrow == null || !isHeader(file, narrow.end)) ? wide : narrow;
        }
        if (isHeader(file, at)) {
            DataDescriptor narrow = narrow(file, start, at - 12, at - 12);
            return narrow != null ? narrow : wide(file, start, at - 20, at - 20);
        }
        return null;
    }

    private static @Nullable DataDescriptor narrow(
            ByteView file, long start, long dataEnd, long fields) throws CheckpointException {
        if (dataEnd < start || file.size() - fields < 12) {
            return null;
        }
        long compressed = file.u32(fields + 4);
        if (compressed != dataEnd - start) {
            return null;
        }
        int crc = (int) file.u32(fields);
        return new DataDescriptor(crc, compressed, file.u32(fields + 8), dataEnd, fields + 12);
    }

    private static @Nullable DataDescriptor wide(
            ByteView file, long start, long dataEnd, long fields) throws CheckpointException {
        if (dataEnd < start || file.size() - fields < 20) {
            return null;
        }
        long compressed = file.i64(fields + 4);
        long size = file.i64(fields + 12);
        if (compressed != dataEnd - start || size < 0) {
            return null;
        }
        return new DataDescriptor((int) file.u32(fields), compressed, size, dataEnd, fields + 20);
    }

    private static boolean isHeader(ByteView file, long at) throws CheckpointException {
        if (file.size() - at < 4) {
            return false;
        }
        long signature = file.u32(at);
        return signature == LOCAL || signature == CENTRAL;
    }
}

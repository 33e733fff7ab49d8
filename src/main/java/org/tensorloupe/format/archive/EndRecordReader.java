package org.tensorloupe.format.archive;

import static org.tensorloupe.format.archive.ZipSignature.CENTRAL;
import static org.tensorloupe.format.archive.ZipSignature.CENTRAL_SIZE;
import static org.tensorloupe.format.archive.ZipSignature.END;
import static org.tensorloupe.format.archive.ZipSignature.END64;
import static org.tensorloupe.format.archive.ZipSignature.END64_LOCATOR;
import static org.tensorloupe.format.archive.ZipSignature.END64_LOCATOR_SIZE;
import static org.tensorloupe.format.archive.ZipSignature.END64_SIZE;
import static org.tensorloupe.format.archive.ZipSignature.END_SIZE;
import static org.tensorloupe.format.archive.ZipSignature.SATURATED_16;
import static org.tensorloupe.format.archive.ZipSignature.SATURATED_32;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;
import org.tensorloupe.bytes.ByteView;
import org.tensorloupe.fault.CheckpointException;
import org.tensorloupe.fault.FormatFault;

/// Finds the end records of a ZIP: the last one in the file's tail whose directory lies in the file.
final class EndRecordReader {
    private static final int TAIL = END_SIZE + 0xFFFF;

    private final ByteView file;

    EndRecordReader(ByteView file) {
        this.file = file;
    }

    /// @throws CheckpointException if there is none: [FormatFault.CutShort] if the file starts as a
    ///     ZIP, [FormatFault.Malformed] if it does not or if the directory is not where it should be
    EndRecord read() throws CheckpointException {
        long size = file.size();
        EndRecord found = null;
        boolean seen = false;
        if (size >= END_SIZE && file.u32(size - END_SIZE) == END) {
            seen = true;
            found = candidate(size - END_SIZE);
        }
        if (found == null && size >= END_SIZE) {
            int length = (int) Math.min(size, TAIL);
            byte[] bytes = file.bytes(size - length, length);
            ByteBuffer tail = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
            for (int at = length - END_SIZE; at >= 0 && found == null; at--) {
                if (bytes[at] == 'P' && tail.getInt(at) == END) {
                    seen = true;
                    found = candidate(size - length + at);
                }
            }
        }
        if (found == null) {
            throw new CheckpointException(missing(seen));
        }
        return found;
    }

    private FormatFault missing(boolean seen) throws CheckpointException {
        if (ZipProbe.looksLikeZip(file)) {
            return new FormatFault.CutShort(file.name(), file.size(), "the ZIP directory");
        }
        if (seen) {
            return new FormatFault.Malformed(
                    file.name(),
                    "a ZIP directory where the end record says",
                    "something else there");
        }
        byte[] head = file.bytes(0, (int) Math.min(4, file.size()));
        return new FormatFault.Malformed(
                file.name(),
                "a ZIP archive",
                "bytes " + HexFormat.ofDelimiter(" ").formatHex(head));
    }

    /// The end record at this position, or null if its directory is not in the file.
    private @Nullable EndRecord candidate(long at) throws CheckpointException {
        long end = at + END_SIZE + file.u16(at + 20);
        if (end > file.size()) {
            return null;
        }
        long record = end64(at);
        boolean wide = record >= 0;
        EndRecord found =
                wide
                        ? place(
                                record,
                                file.i64(record + 32),
                                file.i64(record + 40),
                                file.i64(record + 48),
                                end)
                        : place(at, file.u16(at + 10), file.u32(at + 12), file.u32(at + 16), end);
        if (found != null) {
            checkDisk(wide ? file.u32(record + 16) : file.u16(at + 4));
            checkDisk(wide ? file.u32(record + 20) : file.u16(at + 6));
        }
        return found;
    }

    /// The position of the ZIP64 end record, or -1.
    private long end64(long endRecord) throws CheckpointException {
        long locator = endRecord - END64_LOCATOR_SIZE;
        if (locator < END64_SIZE || file.u32(locator) != END64_LOCATOR) {
            return -1;
        }
        long given = file.i64(locator + 8);
        if (given >= 0 && given <= locator - END64_SIZE && file.u32(given) == END64) {
            return given;
        }
        long adjacent = locator - END64_SIZE;
        return file.u32(adjacent) == END64 ? adjacent : -1;
    }

    private void checkDisk(long disk) throws CheckpointException {
        if (disk > 1 && disk != SATURATED_16 && disk != SATURATED_32) {
            throw new CheckpointException(
                    new FormatFault.Unsupported(
                            file.name(), "a ZIP archive that is split over several files"));
        }
    }

    /// Places the directory: at the offset given, as PyTorch's reader does, else right before the
    /// end record, which is where it is when bytes stand before the archive.
    private @Nullable EndRecord place(long limit, long entries, long size, long offset, long end)
            throws CheckpointException {
        if (entries < 0 || size < 0 || offset < 0 || size > limit) {
            return null;
        }
        long adjacent = limit - size;
        boolean given = offset <= adjacent && isDirectory(offset, size);
        if (given) {
            boolean two = offset != adjacent && size > 0 && isDirectory(adjacent, size);
            return new EndRecord(offset, size, entries, 0, end, two);
        }
        boolean nested = ZipProbe.looksLikeZip(file);
        if (nested || offset > adjacent || !isDirectory(adjacent, size)) {
            return null;
        }
        return new EndRecord(adjacent, size, entries, adjacent - offset, end, false);
    }

    private boolean isDirectory(long offset, long size) throws CheckpointException {
        return size == 0 || (size >= CENTRAL_SIZE && file.u32(offset) == CENTRAL);
    }
}

package org.tensorloupe.format.archive;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tensorloupe.bytes.ByteView;
import org.tensorloupe.bytes.Monitor;
import org.tensorloupe.fault.CheckpointException;
import org.tensorloupe.fault.FormatFault;

/// What can be had of a ZIP whose directory is missing, such as a save that was cut off.
///
/// @param directory the entries that are whole, and last the one that is cut, if its header is
///     there; its data can be asked for like any other, and ends where the file ends
/// @param cut the entry that is cut: its `size` is the number of bytes that are there, which may
///     include up to 23 bytes of an incomplete data descriptor
/// @param cutSize the size the cut entry should have, or -1 if the file does not say
/// @param end where the last whole entry ends, from the start of the file
public record ZipSalvage(ZipDirectory directory, Optional<ZipEntry> cut, long cutSize, long end) {

    /// Walks the local headers from the file's first byte.
    ///
    /// Where a header gives no sizes, as PyTorch's do, the data is read to find its end: time is
    /// linear in the file's size.
    ///
    /// @param monitor hears of progress, in bytes that were searched, and may cancel
    /// @throws CheckpointException if the file does not start with a local header, or has more
    ///     entries than the limit
    public static ZipSalvage read(ByteView file, ZipLimits limits, Monitor monitor)
            throws CheckpointException {
        if (LocalHeader.dataOffset(file, 0) < 0) {
            throw new CheckpointException(
                    new FormatFault.Malformed(
                            file.name(), "a ZIP local header at byte 0", "something else there"));
        }
        return new Walk(file, limits, monitor).run();
    }

    private static final class Walk {
        private final ByteView file;
        private final ZipLimits limits;
        private final Monitor monitor;
        private final List<ZipEntry> entries = new ArrayList<>();
        private long at;

        Walk(ByteView file, ZipLimits limits, Monitor monitor) {
            this.file = file;
            this.limits = limits;
            this.monitor = monitor;
        }

        ZipSalvage run() throws CheckpointException {
            Optional<ZipEntry> cut = Optional.empty();
            long cutSize = -1;
            LocalHeader header = LocalHeader.read(file, at);
            while (header != null) {
                checkCount();
                if (!step(header)) {
                    cutSize = isSized(header) ? header.sizes().size() : -1;
                    cut = Optional.of(cutEntry(header));
                    entries.add(cut.get());
                    break;
                }
                header = LocalHeader.read(file, at);
            }
            var directory = new ZipDirectory(file, entries, new Anomalies());
            return new ZipSalvage(directory, cut, cutSize, at);
        }

        /// Adds the entry of this header and goes behind it; false if its end is not in the file.
        private boolean step(LocalHeader header) throws CheckpointException {
            long start = header.dataOffset();
            if (isSized(header)) {
                long length = header.sizes().compressedSize();
                if (length > file.size() - start) {
                    return false;
                }
                entries.add(entry(header, header.crc(), length, header.sizes().size()));
                at = behindDescriptor(start + length, header);
                return true;
            }
            DataDescriptor found = DataDescriptor.find(file, start, monitor);
            if (found == null) {
                return false;
            }
            entries.add(entry(header, found.crc(), found.compressedSize(), found.size()));
            at = found.end();
            return true;
        }

        private long behindDescriptor(long dataEnd, LocalHeader header) throws CheckpointException {
            if (!header.hasDescriptor()) {
                return dataEnd;
            }
            for (int length : new int[] {0, 12, 16, 20, 24}) {
                if (LocalHeader.dataOffset(file, dataEnd + length) >= 0) {
                    return dataEnd + length;
                }
            }
            return dataEnd;
        }

        private static boolean isSized(LocalHeader header) {
            return !header.hasDescriptor() || header.sizes().compressedSize() > 0;
        }

        private ZipEntry entry(LocalHeader header, int crc, long compressedSize, long size) {
            return new ZipEntry(
                    header.name(), header.method(), header.flags(), compressedSize, size, crc, at);
        }

        private ZipEntry cutEntry(LocalHeader header) {
            long there = file.size() - header.dataOffset();
            return entry(header, header.crc(), there, there);
        }

        private void checkCount() throws CheckpointException {
            if (entries.size() >= limits.entries()) {
                throw new CheckpointException(
                        new FormatFault.LimitExceeded(
                                file.name(),
                                "entries in the ZIP",
                                limits.entries(),
                                entries.size() + 1L));
            }
        }
    }
}

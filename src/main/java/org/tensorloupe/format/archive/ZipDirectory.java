package org.tensorloupe.format.archive;

import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.tensorloupe.bytes.ByteView;
import org.tensorloupe.bytes.Monitor;
import org.tensorloupe.bytes.ScratchSpace;
import org.tensorloupe.fault.CheckpointException;
import org.tensorloupe.fault.FormatFault;
import org.tensorloupe.format.archive.ZipAnomaly.Kind;

/// The entries of a ZIP, and the way to their data.
///
/// Immutable; any thread. It owns nothing: the file's memory belongs to whoever mapped it.
public final class ZipDirectory {
    private final ByteView file;
    private final List<ZipEntry> entries;
    private final Map<String, ZipEntry> byName;
    private final List<ZipAnomaly> anomalies;

    /// The entries must all be of this file.
    ZipDirectory(ByteView file, List<ZipEntry> entries, Anomalies anomalies) {
        this.file = file;
        this.entries = List.copyOf(entries);
        this.byName = HashMap.newHashMap(entries.size());
        for (ZipEntry entry : entries) {
            if (byName.put(entry.name(), entry) != null) {
                anomalies.add(Kind.DUPLICATE_NAME, entry.name());
            }
        }
        this.anomalies = anomalies.list();
    }

    /// Reads the end records and the central directory; no local header, no data.
    ///
    /// @throws CheckpointException if there is no directory ([FormatFault.CutShort] where the file
    ///     starts as a ZIP, [FormatFault.Malformed] where it does not), if the directory is
    ///     damaged, larger than the limits, or split over several files
    public static ZipDirectory read(ByteView file, ZipLimits limits) throws CheckpointException {
        EndRecord end = new EndRecordReader(file).read();
        Anomalies anomalies = new Anomalies();
        if (end.end() < file.size()) {
            anomalies.add(
                    Kind.BYTES_AFTER,
                    String.format(Locale.ROOT, "%,d bytes", file.size() - end.end()));
        }
        if (end.twoDirectories()) {
            anomalies.add(
                    Kind.TWO_DIRECTORIES, "the one at byte " + end.directoryOffset() + " is read");
        }
        List<ZipEntry> entries = new CentralDirectory(file, end, limits, anomalies).read();
        return new ZipDirectory(file, entries, anomalies);
    }

    /// The whole archive.
    public ByteView file() {
        return file;
    }

    /// The entries in directory order, duplicates included.
    public List<ZipEntry> entries() {
        return entries;
    }

    /// The entry of this name; of several, the last one.
    public Optional<ZipEntry> find(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    /// What is odd about the directory; one element per kind.
    public List<ZipAnomaly> anomalies() {
        return anomalies;
    }

    /// The name of an entry's place: `model.pt > archive/data/0`.
    public String where(ZipEntry entry) {
        return file.name() + " > " + entry.name();
    }

    /// The data of a stored entry, mapped where it lies. Reads its local header only.
    ///
    /// @throws CheckpointException if the entry is encrypted, compressed, or not where the
    ///     directory says
    public ByteView data(ZipEntry entry) throws CheckpointException {
        refuseEncrypted(entry);
        if (!entry.isStored()) {
            throw new CheckpointException(
                    new FormatFault.Unsupported(where(entry), "mapping compressed data"));
        }
        if (entry.compressedSize() != entry.size()) {
            throw malformed(
                    entry,
                    "a stored entry of " + entry.size() + " bytes",
                    entry.compressedSize() + " bytes");
        }
        return raw(entry);
    }

    /// Where the stored bytes of an entry begin in the file. Reads its local header only.
    ///
    /// @throws CheckpointException if no local header stands where the directory says
    public long dataOffset(ZipEntry entry) throws CheckpointException {
        long offset = LocalHeader.dataOffset(file, entry.headerOffset());
        if (offset < 0) {
            throw noLocalHeader(entry);
        }
        return offset;
    }

    /// The data of an entry, unpacked where it is compressed, read once from start to end.
    ///
    /// For one thread. A fault arrives as [org.tensorloupe.bytes.FaultIOException]: data that does
    /// not unpack, or not to the size and CRC-32 the directory gives. The CRC of stored data is
    /// not checked, as PyTorch can be told not to compute it.
    ///
    /// @throws CheckpointException if the entry is encrypted, not where the directory says, or
    ///     compressed by a method that is not read
    public InputStream stream(ZipEntry entry) throws CheckpointException {
        refuseEncrypted(entry);
        return EntryStreams.open(entry, entry.isStored() ? data(entry) : raw(entry));
    }

    /// The data of an entry as a view: mapped if it is stored, else unpacked into the scratch space.
    ///
    /// @param monitor hears of progress, in unpacked bytes, and may cancel
    /// @throws CheckpointException as [#data] and [#stream] say
    public ByteView view(ZipEntry entry, ScratchSpace scratch, Monitor monitor)
            throws CheckpointException {
        refuseEncrypted(entry);
        if (entry.isStored()) {
            return data(entry);
        }
        return scratch.hold(
                file.name() + '@' + entry.headerOffset(),
                where(entry),
                entry.size(),
                () -> stream(entry),
                monitor);
    }

    /// What an entry's local header says otherwise than the directory, in words; empty if nothing.
    ///
    /// Other readers go by the local header, so a difference can hide content from them, or from
    /// us. Sizes and CRC left 0 for a data descriptor are no difference.
    ///
    /// @throws CheckpointException if no local header stands where the directory says
    public List<String> localDifferences(ZipEntry entry) throws CheckpointException {
        LocalHeader local = LocalHeader.read(file, entry.headerOffset());
        if (local == null) {
            throw noLocalHeader(entry);
        }
        List<String> differences = new ArrayList<>();
        if (!local.name().equals(entry.name())) {
            differences.add("name " + local.name());
        }
        compare(differences, "method", local.method(), entry.method());
        compare(differences, "flags", local.flags(), entry.flags());
        if (!local.hasDescriptor()) {
            compare(differences, "size", local.sizes().size(), entry.size());
            compare(
                    differences,
                    "compressed size",
                    local.sizes().compressedSize(),
                    entry.compressedSize());
            compare(
                    differences,
                    "CRC",
                    Integer.toUnsignedLong(local.crc()),
                    Integer.toUnsignedLong(entry.crc()));
        }
        return differences;
    }

    private static void compare(List<String> differences, String what, long local, long central) {
        if (local != central) {
            differences.add(String.format(Locale.ROOT, "%s %d, not %d", what, local, central));
        }
    }

    private ByteView raw(ZipEntry entry) throws CheckpointException {
        long offset = dataOffset(entry);
        if (offset > file.size() || entry.compressedSize() > file.size() - offset) {
            long to = offset + entry.compressedSize();
            throw new CheckpointException(
                    new FormatFault.OutOfRange(
                            where(entry), offset, to < 0 ? Long.MAX_VALUE : to, file.size()));
        }
        return file.slice(offset, entry.compressedSize(), entry.name());
    }

    private void refuseEncrypted(ZipEntry entry) throws CheckpointException {
        if (entry.isEncrypted()) {
            throw new CheckpointException(new FormatFault.Encrypted(where(entry)));
        }
    }

    private CheckpointException noLocalHeader(ZipEntry entry) {
        return malformed(
                entry, "a local header at byte " + entry.headerOffset(), "something else there");
    }

    private CheckpointException malformed(ZipEntry entry, String expected, String found) {
        return new CheckpointException(new FormatFault.Malformed(where(entry), expected, found));
    }
}

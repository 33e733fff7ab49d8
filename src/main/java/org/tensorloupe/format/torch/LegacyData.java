package org.tensorloupe.format.torch;

import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.tensorloupe.bytes.ByteView;
import org.tensorloupe.bytes.Monitor;
import org.tensorloupe.fault.CheckpointException;
import org.tensorloupe.fault.FormatFault;
import org.tensorloupe.format.torch.LegacyIds.Declared;
import org.tensorloupe.model.Finding;
import org.tensorloupe.model.Finding.Severity;
import org.tensorloupe.tensor.StorageRef;
import org.tensorloupe.tensor.StorageSource;

/// Where the storages of a stream stand: one after another, each behind the number of its elements.
///
/// Filled by one thread, which reads the counts only; then any thread may read.
public final class LegacyData implements StorageSource {
    private final ByteView file;
    private final long base;
    private final Map<String, Region> regions = new HashMap<>();
    private final List<Finding> findings = new ArrayList<>();
    private @Nullable FormatFault fault;
    private long end;

    /// @param size bytes that are there, fewer than promised where the file is cut
    private record Region(long offset, long size) {}

    /// @param file what holds the storages
    /// @param start byte at which the first one may begin
    LegacyData(ByteView file, long start) {
        this(file, start, 0);
    }

    /// @param base byte of the whole file at which `file` begins
    LegacyData(ByteView file, long start, long base) {
        this.file = file;
        this.end = start;
        this.base = base;
    }

    /// Whether a storage has been noted.
    boolean has(String key) {
        return regions.containsKey(key);
    }

    /// Byte after the last storage.
    long end() {
        return end;
    }

    /// What is wrong with counts.
    List<Finding> findings() {
        return findings;
    }

    /// Why storages are missing; null if none is.
    @Nullable FormatFault fault() {
        return fault;
    }

    /// Notes the next storage.
    ///
    /// @return whether it is there as a whole
    boolean add(Declared declared) throws CheckpointException {
        String key = declared.ref().key();
        if (file.size() - end < Long.BYTES) {
            return cut(key);
        }
        long count = count(declared, file.i64(end));
        long start = end + Long.BYTES;
        long rest = file.size() - start;
        long size =
                count > rest / declared.unit() || count < 0 ? rest + 1 : count * declared.unit();
        regions.put(key, new Region(start, Math.min(size, rest)));
        end = start + Math.min(size, rest);
        return size <= rest || cut(key);
    }

    /// Notes a storage of which nothing else says how large it is.
    ///
    /// @param at byte at which its count begins
    /// @param unit bytes of one element
    /// @throws CheckpointException if the count is impossible
    StorageRef next(String key, String device, long at, int unit) throws CheckpointException {
        end = at;
        long count = file.size() - at < Long.BYTES ? 0 : file.i64(at);
        if (count < 0 || count > Long.MAX_VALUE / unit) {
            throw new CheckpointException(
                    new FormatFault.Malformed(
                            file.name() + " > storage " + key,
                            "a number of elements",
                            Long.toString(count)));
        }
        StorageRef ref = new StorageRef(key, device, count * unit, ByteOrder.LITTLE_ENDIAN);
        add(new Declared(ref, unit));
        return ref;
    }

    /// Notes that something stands next that is no storage of the object, or one once more; behind it
    /// nothing is found.
    void stray(String key) {
        fault =
                new FormatFault.Malformed(
                        file.name() + " > storage keys", "each storage of the object once", key);
    }

    private boolean cut(String key) {
        fault = new FormatFault.CutShort(file.name(), file.size(), "the end of storage " + key);
        return false;
    }

    /// The count that leads to the next storage.
    ///
    /// Machines of the other byte order wrote it in theirs, though the elements always little-endian
    /// (`writeFileRaw` in `torch/csrc/generic/serialization.cpp`).
    private long count(Declared declared, long written) {
        long expected = declared.count();
        if (written == expected || Long.reverseBytes(written) == expected) {
            return expected;
        }
        findings.add(
                new Finding(
                        Severity.ERROR,
                        "",
                        String.format(
                                Locale.ROOT,
                                "storage %s has %d elements by its own count, and %d by the object's",
                                declared.ref().key(),
                                written,
                                expected)));
        long most = (file.size() - end - Long.BYTES) / declared.unit();
        return written >= 0 && written <= most ? written : expected;
    }

    /// Bytes that the file really holds of a storage; empty if it holds none.
    public OptionalLong size(StorageRef storage) {
        Region region = regions.get(storage.key());
        return region == null ? OptionalLong.empty() : OptionalLong.of(region.size());
    }

    @Override
    public ByteView bytes(StorageRef storage, Monitor monitor) throws CheckpointException {
        Region region = region(storage);
        return file.slice(region.offset(), region.size(), part(storage));
    }

    @Override
    public Place locate(StorageRef storage) throws CheckpointException {
        return new Place(part(storage), OptionalLong.of(base + region(storage).offset()));
    }

    private static String part(StorageRef storage) {
        return "storage " + storage.key();
    }

    private Region region(StorageRef storage) throws CheckpointException {
        Region region = regions.get(storage.key());
        if (region == null) {
            throw new CheckpointException(new FormatFault.MissingPart(file.name(), part(storage)));
        }
        return region;
    }
}

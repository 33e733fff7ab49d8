package org.tensorloupe.format.archive;

import static org.tensorloupe.format.archive.ZipSignature.CENTRAL;
import static org.tensorloupe.format.archive.ZipSignature.CENTRAL_SIZE;
import static org.tensorloupe.format.archive.ZipSignature.DIGITAL_SIGNATURE;
import static org.tensorloupe.format.archive.ZipSignature.LOCAL_SIZE;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.tensorloupe.bytes.ByteView;
import org.tensorloupe.fault.CheckpointException;
import org.tensorloupe.fault.FormatFault;
import org.tensorloupe.format.archive.ZipAnomaly.Kind;

/// Reads the entries of one central directory from one array.
final class CentralDirectory {
    private final ByteView file;
    private final EndRecord end;
    private final ZipLimits limits;
    private final Anomalies anomalies;
    private final List<ZipEntry> entries = new ArrayList<>();
    private long[] dataEnds = new long[64];

    CentralDirectory(ByteView file, EndRecord end, ZipLimits limits, Anomalies anomalies) {
        this.file = file;
        this.end = end;
        this.limits = limits;
        this.anomalies = anomalies;
    }

    /// The entries in directory order.
    ///
    /// @throws CheckpointException if a record is damaged or a limit is exceeded
    List<ZipEntry> read() throws CheckpointException {
        limit("bytes in the ZIP directory", limits.directoryBytes(), end.directorySize());
        byte[] bytes = file.bytes(end.directoryOffset(), (int) end.directorySize());
        ByteBuffer in = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        int at = 0;
        while (at < bytes.length) {
            if (bytes.length - at >= 4 && in.getInt(at) == DIGITAL_SIGNATURE) {
                break;
            }
            at = readEntry(bytes, in, at);
        }
        if (entries.size() != end.entries()) {
            anomalies.add(
                    Kind.COUNT_DIFFERS,
                    String.format(
                            Locale.ROOT,
                            "%,d announced, %,d there",
                            end.entries(),
                            entries.size()));
        }
        findOverlaps();
        return entries;
    }

    private int readEntry(byte[] bytes, ByteBuffer in, int at) throws CheckpointException {
        int room = bytes.length - at;
        if (room < CENTRAL_SIZE || in.getInt(at) != CENTRAL) {
            throw damaged("an entry", "something else", at);
        }
        int nameLength = Short.toUnsignedInt(in.getShort(at + 28));
        int extraLength = Short.toUnsignedInt(in.getShort(at + 30));
        int commentLength = Short.toUnsignedInt(in.getShort(at + 32));
        int nameStart = at + CENTRAL_SIZE;
        int next = nameLength + extraLength + commentLength + CENTRAL_SIZE;
        if (next > room) {
            throw damaged("an entry of " + next + " bytes", room + " bytes", at);
        }
        limit("entries in the ZIP", limits.entries(), entries.size() + 1L);
        Zip64Extra where =
                new Zip64Extra(
                        Integer.toUnsignedLong(in.getInt(at + 24)),
                        Integer.toUnsignedLong(in.getInt(at + 20)),
                        Integer.toUnsignedLong(in.getInt(at + 42)));
        if (where.isSaturated()) {
            int extra = nameStart + nameLength;
            where = Zip64Extra.resolve(where, in, extra, extra + extraLength);
            if (where == null) {
                throw damaged("a ZIP64 field with the entry's sizes", "a shorter one", at);
            }
        }
        if (where.offset() > Long.MAX_VALUE - end.base()) {
            throw damaged("an offset in the file", Long.toString(where.offset()), at);
        }
        ZipEntry entry =
                new ZipEntry(
                        ZipNames.decode(bytes, nameStart, nameLength, anomalies),
                        Short.toUnsignedInt(in.getShort(at + 10)),
                        Short.toUnsignedInt(in.getShort(at + 8)),
                        where.compressedSize(),
                        where.size(),
                        in.getInt(at + 16),
                        where.offset() + end.base());
        add(entry, nameLength);
        return at + next;
    }

    private void add(ZipEntry entry, int nameLength) {
        int index = entries.size();
        if (index == dataEnds.length) {
            dataEnds = Arrays.copyOf(dataEnds, index * 2);
        }
        long header = entry.headerOffset() + LOCAL_SIZE + nameLength;
        long dataEnd = header + entry.compressedSize();
        dataEnds[index] = header < 0 || dataEnd < 0 ? Long.MAX_VALUE : dataEnd;
        entries.add(entry);
    }

    private void findOverlaps() {
        int count = entries.size();
        int[] order = IntStream.range(0, count).toArray();
        if (!isInFileOrder()) {
            order =
                    IntStream.range(0, count)
                            .boxed()
                            .sorted((a, b) -> Long.compare(start(a), start(b)))
                            .mapToInt(Integer::intValue)
                            .toArray();
        }
        if (count > 0 && start(order[0]) > 0) {
            anomalies.add(
                    Kind.BYTES_BEFORE, String.format(Locale.ROOT, "%,d bytes", start(order[0])));
        }
        for (int i = 0; i < count; i++) {
            long next = i + 1 < count ? start(order[i + 1]) : end.directoryOffset();
            if (dataEnds[order[i]] > next) {
                anomalies.add(Kind.OVERLAP, entries.get(order[i]).name());
            }
        }
    }

    private boolean isInFileOrder() {
        for (int i = 1; i < entries.size(); i++) {
            if (start(i) < start(i - 1)) {
                return false;
            }
        }
        return true;
    }

    private long start(int index) {
        return entries.get(index).headerOffset();
    }

    private void limit(String resource, long limit, long actual) throws CheckpointException {
        if (actual > limit) {
            throw new CheckpointException(
                    new FormatFault.LimitExceeded(file.name(), resource, limit, actual));
        }
    }

    private CheckpointException damaged(String expected, String found, int at) {
        return new CheckpointException(
                new FormatFault.Malformed(
                        file.name() + " > ZIP directory",
                        String.format(
                                Locale.ROOT, "%s at byte %d", expected, end.directoryOffset() + at),
                        found));
    }
}

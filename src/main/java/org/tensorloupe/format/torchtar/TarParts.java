package org.tensorloupe.format.torchtar;

import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.jspecify.annotations.Nullable;
import org.tensorloupe.bytes.ByteView;
import org.tensorloupe.fault.CheckpointException;
import org.tensorloupe.fault.FormatFault;

/// Where the parts of a PyTorch tar stand.
///
/// commons-compress reads the headers; the data stays where it is.
///
/// @param file the tar
/// @param parts the parts by name
/// @param whole whether the archive's end mark was reached
record TarParts(ByteView file, Map<String, Part> parts, boolean whole) {
    /// The names of the four parts.
    static final Set<String> NAMES = Set.of("sys_info", "pickle", "tensors", "storages");

    private static final int BLOCK = TarConstants.DEFAULT_RCDSIZE;
    private static final int END_MARK = 2 * BLOCK;
    private static final int MAGIC_AT = 257;

    /// More entries than PyTorch writes, with what a person may have added.
    private static final int MOST_ENTRIES = 64;

    private static final int LONGEST_PAX = 1 << 16;
    private static final Pattern PAX_SIZE = Pattern.compile("(?:^|\n)\\d+ size=(\\d{1,18})\n");

    /// One part.
    ///
    /// @param offset byte of the file at which its data begins
    /// @param size bytes that its header promises
    record Part(long offset, long size) {}

    /// Whether the file begins as a tar whose first entry has the name of a part.
    ///
    /// @throws CheckpointException if it is cut within that entry's header
    static boolean begin(ByteView file) throws CheckpointException {
        if (file.size() < BLOCK) {
            byte[] head = file.bytes(0, (int) file.size());
            String text = new String(head, StandardCharsets.ISO_8859_1);
            if (NAMES.stream().anyMatch(name -> text.startsWith(name + "\0"))) {
                throw new CheckpointException(
                        new FormatFault.CutShort(
                                file.name(), file.size(), "the tar's first entry"));
            }
            return false;
        }
        byte[] magic = file.bytes(MAGIC_AT, TarConstants.MAGICLEN - 1);
        return new String(magic, StandardCharsets.ISO_8859_1).equals("ustar")
                && !walk(file, 1).parts().isEmpty();
    }

    /// Reads the headers.
    static TarParts read(ByteView file) throws CheckpointException {
        return walk(file, MOST_ENTRIES);
    }

    /// A part's bytes, as many as are there.
    ByteView bytes(String name) throws CheckpointException {
        Part part = require(name);
        return file.slice(part.offset(), Math.min(part.size(), file.size() - part.offset()), name);
    }

    boolean has(String name) {
        return parts.containsKey(name);
    }

    /// A part's place.
    ///
    /// @throws CheckpointException if the tar has no such part
    Part require(String name) throws CheckpointException {
        Part part = parts.get(name);
        if (part == null) {
            throw new CheckpointException(
                    whole
                            ? new FormatFault.MissingPart(file.name(), name)
                            : new FormatFault.CutShort(file.name(), file.size(), "part " + name));
        }
        return part;
    }

    /// Whether a part ends before its header says so.
    boolean isCut(String name) {
        Part part = parts.get(name);
        return part != null && part.size() > file.size() - part.offset();
    }

    private static TarParts walk(ByteView file, int most) throws CheckpointException {
        Map<String, Part> parts = new LinkedHashMap<>();
        long at = 0;
        long given = -1;
        int entries = 0;
        while (entries < most && file.size() - at >= BLOCK) {
            TarArchiveEntry entry = header(file.bytes(at, BLOCK));
            if (entry == null) {
                return new TarParts(file, parts, file.size() - at >= END_MARK);
            }
            long size = given >= 0 ? given : entry.getSize();
            given = -1;
            long data = at + BLOCK;
            if (entry.isPaxHeader()) {
                given = paxSize(file, data, size);
            } else if (!entry.isGNULongNameEntry() && !entry.isGlobalPaxHeader()) {
                entries++;
                String name = entry.getName().replaceFirst("^\\./", "");
                if (NAMES.contains(name)) {
                    parts.putIfAbsent(name, new Part(data, size));
                }
            }
            if (size < 0 || size > file.size() - data) {
                return new TarParts(file, parts, false);
            }
            at = data + Math.ceilDiv(size, (long) BLOCK) * BLOCK;
        }
        return new TarParts(file, parts, false);
    }

    /// The header in a block; null for the archive's end mark, and for what is no header.
    private static @Nullable TarArchiveEntry header(byte[] block) {
        if (block[0] == 0) {
            return null;
        }
        try {
            return new TarArchiveEntry(block);
        } catch (IllegalArgumentException | UncheckedIOException _) {
            return null;
        }
    }

    /// The next entry's size, where it is too large for the header; -1 otherwise.
    private static long paxSize(ByteView file, long at, long size) throws CheckpointException {
        if (size < 0 || size > LONGEST_PAX || size > file.size() - at) {
            return -1;
        }
        String text = new String(file.bytes(at, (int) size), StandardCharsets.UTF_8);
        Matcher matcher = PAX_SIZE.matcher(text);
        return matcher.find() ? Long.parseLong(matcher.group(1)) : -1;
    }
}

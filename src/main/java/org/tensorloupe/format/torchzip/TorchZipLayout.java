package org.tensorloupe.format.torchzip;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.tensorloupe.bytes.ByteView;
import org.tensorloupe.bytes.Monitor;
import org.tensorloupe.bytes.ScratchSpace;
import org.tensorloupe.fault.CheckpointException;
import org.tensorloupe.fault.FormatFault;
import org.tensorloupe.format.archive.ZipDirectory;
import org.tensorloupe.format.archive.ZipEntry;

/// Where the parts of a PyTorch ZIP stand.
///
/// @param directory the archive's entries
/// @param pickle the entry of `data.pkl`
/// @param top the folder it stands in, with its `/`; may be empty
record TorchZipLayout(ZipDirectory directory, ZipEntry pickle, String top) {
    private static final String PICKLE = "data.pkl";
    private static final int NAME_AT = 30;
    private static final int NAME_LENGTH_AT = 26;
    private static final int LONGEST_SMALL_PART = 200;

    /// Parts beside the object and the storages that hold one short text each.
    static final List<String> SMALL_PARTS =
            List.of(
                    "version",
                    "byteorder",
                    ".format_version",
                    ".storage_alignment",
                    ".data/serialization_id");

    /// Whether the first entry is `data.pkl`, as in every file that PyTorch itself wrote.
    static boolean startsWithPickle(ByteView file) throws CheckpointException {
        if (file.size() < NAME_AT) {
            return false;
        }
        int length = file.u16(NAME_LENGTH_AT);
        if (file.size() < NAME_AT + length) {
            return false;
        }
        String name = new String(file.bytes(NAME_AT, length), StandardCharsets.UTF_8);
        return name.equals(PICKLE) || name.endsWith("/" + PICKLE);
    }

    /// The layout of an archive that has a `data.pkl`: of several, the one nearest to the top.
    static Optional<TorchZipLayout> of(ZipDirectory directory) {
        ZipEntry best = null;
        int bestDepth = Integer.MAX_VALUE;
        for (ZipEntry entry : directory.entries()) {
            String name = entry.name();
            if (name.endsWith(PICKLE) && !name.startsWith("__MACOSX/")) {
                String top = name.substring(0, name.length() - PICKLE.length());
                int depth = (int) top.chars().filter(c -> c == '/').count();
                if ((top.isEmpty() || top.endsWith("/")) && depth < bestDepth) {
                    best = entry;
                    bestDepth = depth;
                }
            }
        }
        if (best == null) {
            return Optional.empty();
        }
        String top = best.name().substring(0, best.name().length() - PICKLE.length());
        return Optional.of(new TorchZipLayout(directory, best, top));
    }

    /// The layout of an archive.
    ///
    /// @throws CheckpointException if it has no `data.pkl`
    static TorchZipLayout require(ZipDirectory directory) throws CheckpointException {
        Optional<TorchZipLayout> layout = of(directory);
        if (layout.isEmpty()) {
            throw new CheckpointException(
                    new FormatFault.MissingPart(directory.file().name(), PICKLE));
        }
        return layout.get();
    }

    /// The text of a small part, if it is there and short.
    Optional<String> text(String part, ScratchSpace scratch, Monitor monitor)
            throws CheckpointException {
        Optional<ZipEntry> entry = directory.find(top + part);
        if (entry.isEmpty() || entry.get().size() > LONGEST_SMALL_PART) {
            return Optional.empty();
        }
        ByteView view = directory.view(entry.get(), scratch, monitor);
        byte[] bytes = view.bytes(0, (int) view.size());
        return Optional.of(new String(bytes, StandardCharsets.UTF_8).strip());
    }
}

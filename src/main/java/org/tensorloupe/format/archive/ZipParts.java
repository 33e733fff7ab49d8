package org.tensorloupe.format.archive;

import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.tensorloupe.bytes.ByteView;
import org.tensorloupe.bytes.Monitor;
import org.tensorloupe.bytes.ScratchSpace;
import org.tensorloupe.fault.CheckpointException;
import org.tensorloupe.fault.FormatFault;
import org.tensorloupe.tensor.StorageRef;
import org.tensorloupe.tensor.StorageSource;

/// The entries of a ZIP below one folder, by their names from there; each can serve as a storage.
///
/// Any thread; it owns nothing.
///
/// @param directory the archive's entries
/// @param top the folder, with its `/`; empty for the whole archive
/// @param scratch takes what is inflated
public record ZipParts(ZipDirectory directory, String top, ScratchSpace scratch)
        implements StorageSource {
    private static final String FOREIGN = "__MACOSX/";

    /// Whether an entry is one of those that macOS adds to archives.
    public static boolean isForeign(ZipEntry entry) {
        return entry.name().startsWith(FOREIGN);
    }

    /// The folders in which an entry of this name stands, with their `/`, the one nearest to the
    /// top first; what macOS adds to an archive does not count.
    ///
    /// @param name path from the folder looked for
    public static List<String> foldersWith(ZipDirectory directory, String name) {
        return directory.entries().stream()
                .map(ZipEntry::name)
                .filter(path -> path.endsWith(name) && !path.startsWith(FOREIGN))
                .map(path -> path.substring(0, path.length() - name.length()))
                .filter(folder -> folder.isEmpty() || folder.endsWith("/"))
                .distinct()
                .sorted((a, b) -> Long.compare(depth(a), depth(b)))
                .toList();
    }

    private static long depth(String folder) {
        return folder.chars().filter(c -> c == '/').count();
    }

    /// The entry of this name.
    public Optional<ZipEntry> find(String name) {
        return directory.find(top + name);
    }

    /// The name of an entry from the folder; empty if it stands elsewhere.
    public Optional<String> nameOf(ZipEntry entry) {
        return entry.name().startsWith(top)
                ? Optional.of(entry.name().substring(top.length()))
                : Optional.empty();
    }

    /// The bytes of the entry of this name: mapped, or inflated.
    ///
    /// @throws CheckpointException MissingPart if there is none, or what
    ///     [ZipDirectory#view] throws
    public ByteView view(String name, Monitor monitor) throws CheckpointException {
        return directory.view(require(name), scratch, monitor);
    }

    /// The text of an entry, without white space around it.
    ///
    /// @param longest bytes; a longer one counts as absent
    /// @throws CheckpointException as [ZipDirectory#view]
    public Optional<String> text(String name, int longest, Monitor monitor)
            throws CheckpointException {
        Optional<ZipEntry> entry = find(name);
        if (entry.isEmpty() || entry.get().size() > longest) {
            return Optional.empty();
        }
        ByteView view = directory.view(entry.get(), scratch, monitor);
        byte[] bytes = view.bytes(0, (int) view.size());
        return Optional.of(new String(bytes, StandardCharsets.UTF_8).strip());
    }

    /// The storage that an entry is.
    ///
    /// @param name from the folder; becomes the storage's key
    /// @throws CheckpointException MissingPart if there is none
    public StorageRef storage(String name, String device, ByteOrder order)
            throws CheckpointException {
        return new StorageRef(name, device, require(name).size(), order);
    }

    /// Bytes that the entry of a storage's key holds; empty if there is none.
    public OptionalLong size(StorageRef storage) {
        return find(storage.key())
                .map(entry -> OptionalLong.of(entry.size()))
                .orElse(OptionalLong.empty());
    }

    /// Where the data of an entry begins in the file; empty if it is compressed.
    ///
    /// @throws CheckpointException if no local header stands where the directory says
    public OptionalLong base(ZipEntry entry) throws CheckpointException {
        return entry.isStored()
                ? OptionalLong.of(directory.dataOffset(entry))
                : OptionalLong.empty();
    }

    @Override
    public ByteView bytes(StorageRef storage, Monitor monitor) throws CheckpointException {
        return view(storage.key(), monitor);
    }

    @Override
    public Place locate(StorageRef storage) throws CheckpointException {
        ZipEntry entry = require(storage.key());
        return new Place(entry.name(), base(entry));
    }

    private ZipEntry require(String name) throws CheckpointException {
        return find(name)
                .orElseThrow(() ->
                        new CheckpointException(
                                new FormatFault.MissingPart(directory.file().name(), top + name)));
    }
}

package org.tensorloupe.format.dcp;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import org.tensorloupe.bytes.ByteView;
import org.tensorloupe.bytes.Monitor;
import org.tensorloupe.fault.CheckpointException;
import org.tensorloupe.format.OpenCheckpoint;
import org.tensorloupe.format.Opening;
import org.tensorloupe.format.dcp.DcpEntry.Box;
import org.tensorloupe.format.dcp.DcpEntry.TensorEntry;
import org.tensorloupe.format.dcp.DcpEntry.ValueEntry;
import org.tensorloupe.format.torch.KnownImports;
import org.tensorloupe.format.tree.Assembly;
import org.tensorloupe.format.tree.FindingLog;
import org.tensorloupe.format.tree.StateDicts;
import org.tensorloupe.model.Checkpoint;
import org.tensorloupe.model.GroupNode;
import org.tensorloupe.model.Import;
import org.tensorloupe.model.ValueNode;
import org.tensorloupe.pickle.PersistentIds;
import org.tensorloupe.pickle.Pickle;
import org.tensorloupe.pickle.PickleLimits;
import org.tensorloupe.pickle.PickleReader;

/// Opens a distributed checkpoint by its `.metadata`. Used once, by one thread.
///
/// The files of the chunks are not read, save for the values that are no tensors.
final class DcpReader {
    /// Values that are read; of the others the names are shown.
    private static final int MOST_VALUES = 5_000;

    private final String name;
    private final Opening opening;
    private final Opening later;
    private final DcpFiles files;
    private final Assembly assembly;
    private final DcpAssembler tensors;
    private final FindingLog log = new FindingLog();
    private final Set<Import> imports = new LinkedHashSet<>();
    private final Map<String, OptionalLong> sizes = new LinkedHashMap<>();
    private int values;

    private DcpReader(String name, Path folder, Opening opening) {
        this.name = name;
        this.opening = opening;
        this.later = opening.under(Monitor.NONE);
        this.files = new DcpFiles(folder);
        DcpStorages storages = new DcpStorages(name);
        this.assembly = new Assembly(storages);
        this.tensors = new DcpAssembler(name, storages, log);
    }

    /// Reads all but the chunks.
    ///
    /// @param metadata the bytes of `.metadata`; not needed afterwards
    /// @param folder where the other files lie, absolute
    /// @param name of the whole
    static OpenCheckpoint read(
            ByteView metadata, Path folder, String name, String format, Opening opening)
            throws CheckpointException {
        DcpReader reader = new DcpReader(name, folder, opening);
        boolean opened = false;
        try {
            Checkpoint checkpoint = reader.read(metadata, format);
            opened = true;
            return new OpenDcp(checkpoint, reader.assembly, reader.files);
        } finally {
            if (!opened) {
                reader.assembly.close();
                reader.files.close();
            }
        }
    }

    private Checkpoint read(ByteView metadata, String format) throws CheckpointException {
        Pickle pickle =
                PickleReader.read(
                        metadata,
                        0,
                        PickleLimits.defaults(),
                        PersistentIds.KEEP,
                        opening.monitor());
        imports.addAll(KnownImports.grade(pickle.imports()));
        DcpEntry.Listing listing = DcpMetadata.read(metadata.name(), pickle.root());
        for (DcpEntry entry : listing.entries()) {
            opening.monitor().advance(0);
            switch (entry) {
                case TensorEntry tensor -> tensor(tensor);
                case ValueEntry value -> value(value);
            }
        }
        long size = metadata.size();
        for (OptionalLong file : sizes.values()) {
            size += file.orElse(0);
        }
        GroupNode root = new GroupNode(name, "", GroupNode.Kind.ROOT, tensors.nodes());
        return new Checkpoint(
                name,
                size,
                format,
                listing.version(),
                root,
                tensors.tensors(),
                StateDicts.find(root),
                Map.of("files", String.format(Locale.ROOT, "%,d", sizes.size())),
                List.copyOf(imports),
                log.findings(),
                null);
    }

    private void tensor(TensorEntry entry) {
        if (entry.dtype() == null || entry.shape() == null) {
            String what = entry.dtype() == null ? "dtype is unknown" : "shape is impossible";
            tensors.broken(entry.name(), entry.path(), "its " + what);
            return;
        }
        List<Chunk> chunks = new ArrayList<>(entry.chunks().size());
        for (Box box : entry.chunks()) {
            if (box.sizes() == null || box.place() == null) {
                tensors.error(
                        "chunks have no place",
                        entry.name(),
                        "the metadata does not tell where a chunk lies");
                continue;
            }
            checkPlace(entry.name(), box.place());
            String label = entry.name() + box.offsets();
            chunks.add(
                    new Chunk(
                            box.offsets().stream().mapToLong(Long::longValue).toArray(),
                            box.sizes(),
                            new SavedChunk(
                                    files, later, label, box.place(), entry.dtype(), box.sizes())));
        }
        tensors.tensor(
                entry.name(),
                entry.path(),
                entry.dtype(),
                entry.shape(),
                entry.requiresGrad(),
                chunks);
    }

    /// Tells of a place that cannot be read, without reading it.
    private boolean checkPlace(String entry, DcpPlace place) {
        boolean known = sizes.containsKey(place.file());
        OptionalLong size = sizes.computeIfAbsent(place.file(), files::size);
        if (size.isEmpty()) {
            if (!known) {
                tensors.error(
                        "files are missing",
                        "",
                        "the file %s is not there".formatted(place.file()));
            }
            tensors.error(
                    "chunks are in missing files",
                    entry,
                    "a chunk is in %s, which is not there".formatted(place.file()));
            return false;
        }
        if (place.offset() < 0
                || place.length() < 0
                || place.length() > size.getAsLong() - place.offset()) {
            tensors.error(
                    "chunks reach beyond their files",
                    entry,
                    String.format(
                            Locale.ROOT,
                            "a chunk of %,d bytes at %,d reaches beyond %s, which has %,d",
                            place.length(),
                            place.offset(),
                            place.file(),
                            size.getAsLong()));
            return false;
        }
        if (!place.transforms().isEmpty()) {
            tensors.error(
                    "chunks are transformed",
                    entry,
                    "a chunk is written through %s, which is not read"
                            .formatted(String.join(", ", place.transforms())));
            return false;
        }
        return true;
    }

    private void value(ValueEntry entry) {
        DcpPlace place = entry.place();
        if (place == null) {
            tensors.broken(entry.name(), entry.path(), "the metadata does not tell where it lies");
            return;
        }
        String key = String.valueOf(entry.path().getLast());
        if (values++ >= MOST_VALUES) {
            String why = String.format(Locale.ROOT, "there are more than %,d values", MOST_VALUES);
            tensors.value(entry.path(), new ValueNode(key, entry.name(), "not shown", why));
            return;
        }
        if (!checkPlace(entry.name(), place)) {
            String why = "it cannot be read";
            tensors.value(entry.path(), new ValueNode(key, entry.name(), "not shown", why));
            return;
        }
        try {
            ByteView region =
                    files.bytes(place.file()).slice(place.offset(), place.length(), entry.name());
            Assembly.Graft graft = assembly.graft(key, entry.name(), opening.open(region));
            tensors.value(entry.path(), graft.node());
            tensors.inner(graft.tensors());
            imports.addAll(graft.imports());
            log.addAll(graft.findings());
        } catch (CheckpointException e) {
            tensors.broken(entry.name(), entry.path(), String.valueOf(e.getMessage()));
        }
    }
}

package org.tensorloupe.format.torchpackage;

import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.tensorloupe.bytes.ByteView;
import org.tensorloupe.fault.CheckpointException;
import org.tensorloupe.format.OpenCheckpoint;
import org.tensorloupe.format.Opening;
import org.tensorloupe.format.archive.ZipAnomaly;
import org.tensorloupe.format.archive.ZipEntry;
import org.tensorloupe.format.archive.ZipParts;
import org.tensorloupe.format.archive.ZipTexts;
import org.tensorloupe.format.torch.KnownImports;
import org.tensorloupe.format.torch.TorchStorages;
import org.tensorloupe.format.torch.TreeBuilder;
import org.tensorloupe.format.torch.TreeLimits;
import org.tensorloupe.format.tree.Assembly;
import org.tensorloupe.format.tree.Gathering;
import org.tensorloupe.format.tree.OpenArchive;
import org.tensorloupe.format.tree.StateDicts;
import org.tensorloupe.model.Checkpoint;
import org.tensorloupe.model.Finding.Severity;
import org.tensorloupe.model.GroupNode;
import org.tensorloupe.model.GroupNode.Kind;
import org.tensorloupe.model.Node;
import org.tensorloupe.pickle.Pickle;
import org.tensorloupe.pickle.PickleLimits;
import org.tensorloupe.pickle.PickleReader;

/// Puts the tree of one package together. Used once, by one thread.
///
/// Every part stands under its path in the package: a pickle as its object, all else as a text or
/// by its size.
final class PackageReader {
    private static final int LONGEST_SMALL_PART = 200;
    private static final String DATA = ".data/";

    private final ZipParts parts;
    private final Opening opening;
    private final Assembly storages;
    private final TreeBuilder builder;
    private final Gathering gathering = new Gathering();
    private final Map<String, String> metadata = new LinkedHashMap<>();
    private final ByteOrder order;

    PackageReader(ZipParts parts, Opening opening) throws CheckpointException {
        this.parts = parts;
        this.opening = opening;
        this.storages = new Assembly(parts);
        this.builder = new TreeBuilder(TreeLimits.DEFAULT, parts::size, storages, opening);
        for (String part : List.of("version", "python_version")) {
            parts.text(DATA + part, LONGEST_SMALL_PART, opening.monitor())
                    .ifPresent(text -> metadata.put(part, text));
        }
        parts.text("byteorder", LONGEST_SMALL_PART, opening.monitor())
                .ifPresent(text -> metadata.put("byteorder", text));
        this.order =
                Objects.equals(metadata.get("byteorder"), "big")
                        ? ByteOrder.BIG_ENDIAN
                        : ByteOrder.LITTLE_ENDIAN;
    }

    /// @param format the container's name
    OpenCheckpoint read(String format) throws CheckpointException {
        List<Node> pickles = new ArrayList<>();
        List<Node> others = new ArrayList<>();
        for (ZipEntry entry : parts.directory().entries()) {
            String name = parts.nameOf(entry).orElse(DATA);
            if (name.isEmpty() || entry.isFolder() || isInternal(name)) {
                continue;
            }
            if (name.endsWith(".pkl") && !name.startsWith(DATA)) {
                pickle(name, pickles);
            } else {
                others.add(ZipTexts.node(name, name, entry, entry.name().length() - name.length()));
            }
        }
        gathering.add(builder.tensors(), builder.findings());
        gathering.addImports(builder.imports());
        for (ZipAnomaly anomaly : parts.directory().anomalies()) {
            gathering.find(Severity.INFO, "", anomaly.text());
        }
        List<Node> children = new ArrayList<>(pickles);
        children.addAll(others);
        GroupNode root = new GroupNode(parts.directory().file().name(), "", Kind.ROOT, children);
        Checkpoint checkpoint =
                new Checkpoint(
                        parts.directory().file().name(),
                        parts.directory().file().size(),
                        format,
                        metadata.getOrDefault("version", ""),
                        root,
                        gathering.tensors(),
                        StateDicts.find(root),
                        metadata,
                        gathering.imports(),
                        gathering.findings(),
                        null);
        return new OpenArchive(checkpoint, storages, parts.scratch());
    }

    /// What the package says of itself, and its storages.
    private static boolean isInternal(String name) {
        if (name.startsWith(DATA)) {
            return !name.equals(DATA + "extern_modules") && !name.startsWith(DATA + "ts_code/");
        }
        return name.equals("byteorder") || name.endsWith(".debug_pkl");
    }

    private void pickle(String name, List<Node> nodes) {
        try {
            ByteView bytes = parts.view(name, opening.monitor());
            Pickle pickle =
                    PickleReader.read(
                            bytes,
                            0,
                            PickleLimits.defaults(),
                            new TorchStorages(bytes.name(), order, key -> DATA + key + ".storage"),
                            opening.monitor());
            gathering.addImports(KnownImports.grade(pickle.imports()));
            nodes.add(builder.part(name, name, pickle.root()));
        } catch (CheckpointException e) {
            gathering.find(Severity.ERROR, name, String.valueOf(e.getMessage()));
        }
    }
}

package org.tensorloupe.format.torchzip;

import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.tensorloupe.bytes.ByteView;
import org.tensorloupe.bytes.Monitor;
import org.tensorloupe.bytes.ScratchSpace;
import org.tensorloupe.fault.CheckpointException;
import org.tensorloupe.fault.FormatFault;
import org.tensorloupe.format.CheckpointFormat;
import org.tensorloupe.format.OpenCheckpoint;
import org.tensorloupe.format.Opening;
import org.tensorloupe.format.Source;
import org.tensorloupe.format.archive.ZipAnomaly;
import org.tensorloupe.format.archive.ZipDirectory;
import org.tensorloupe.format.archive.ZipEntry;
import org.tensorloupe.format.archive.ZipLimits;
import org.tensorloupe.format.archive.ZipParts;
import org.tensorloupe.format.archive.ZipProbe;
import org.tensorloupe.format.archive.ZipSalvage;
import org.tensorloupe.format.torch.KnownImports;
import org.tensorloupe.format.torch.TorchStorages;
import org.tensorloupe.format.torch.TreeBuilder;
import org.tensorloupe.format.torch.TreeLimits;
import org.tensorloupe.format.tree.Assembly;
import org.tensorloupe.format.tree.OpenArchive;
import org.tensorloupe.format.tree.StateDicts;
import org.tensorloupe.model.Checkpoint;
import org.tensorloupe.model.Finding;
import org.tensorloupe.model.Finding.Severity;
import org.tensorloupe.model.GroupNode;
import org.tensorloupe.model.Import;
import org.tensorloupe.pickle.Pickle;
import org.tensorloupe.pickle.PickleLimits;
import org.tensorloupe.pickle.PickleReader;

/// PyTorch's ZIP format: `data.pkl` holds the object, `data/KEY` one storage each.
public final class TorchZipFormat implements CheckpointFormat {
    @Override
    public String name() {
        return "zip";
    }

    @Override
    public Probe probe(Source source) throws CheckpointException {
        ByteView file = source.bytes();
        if (!ZipProbe.looksLikeZip(file)) {
            return new Probe.Refused("does not begin as a zip archive");
        }
        if (TorchZipLayout.startsWithPickle(file)) {
            return new Probe.Claimed();
        }
        ZipDirectory directory = ZipDirectory.read(file, ZipLimits.DEFAULT);
        if (TorchZipLayout.of(directory).isPresent()) {
            return new Probe.Claimed();
        }
        if (directory.entries().stream().anyMatch(ZipEntry::isEncrypted)) {
            throw new CheckpointException(new FormatFault.Encrypted(file.name()));
        }
        return new Probe.Refused("a zip archive without data.pkl");
    }

    @Override
    public OpenCheckpoint open(Source source, Opening opening) throws CheckpointException {
        ScratchSpace scratch = new ScratchSpace(opening.cache());
        boolean opened = false;
        try {
            OpenCheckpoint checkpoint = open(source, scratch, opening);
            opened = true;
            return checkpoint;
        } finally {
            if (!opened) {
                scratch.close();
            }
        }
    }

    private OpenCheckpoint open(Source source, ScratchSpace scratch, Opening opening)
            throws CheckpointException {
        ByteView file = source.bytes();
        Monitor monitor = opening.monitor();
        FormatFault cut = null;
        ZipDirectory directory;
        try {
            directory = ZipDirectory.read(file, ZipLimits.DEFAULT);
        } catch (CheckpointException e) {
            directory = salvage(file, e, monitor);
            cut = e.fault();
        }
        TorchZipLayout layout = TorchZipLayout.require(directory);
        Map<String, String> metadata = new LinkedHashMap<>();
        for (String part : TorchZipLayout.SMALL_PARTS) {
            layout.text(part, scratch, monitor).ifPresent(text -> metadata.put(part, text));
        }
        ByteOrder order =
                Objects.equals(metadata.get("byteorder"), "big")
                        ? ByteOrder.BIG_ENDIAN
                        : ByteOrder.LITTLE_ENDIAN;
        ByteView bytes = directory.view(layout.pickle(), scratch, monitor);
        Pickle pickle =
                PickleReader.read(
                        bytes,
                        0,
                        PickleLimits.defaults(),
                        new TorchStorages(bytes.name(), order),
                        monitor);
        ZipParts parts = new ZipParts(directory, layout.top() + "data/", scratch);
        Assembly storages = new Assembly(parts);
        TreeBuilder builder = new TreeBuilder(TreeLimits.DEFAULT, parts::size, storages, opening);
        GroupNode root = builder.build(file.name(), pickle.root());
        List<Finding> findings = new ArrayList<>(builder.findings());
        for (ZipAnomaly anomaly : directory.anomalies()) {
            findings.add(new Finding(Severity.INFO, "", anomaly.text()));
        }
        List<Import> imports = new ArrayList<>(KnownImports.grade(pickle.imports()));
        imports.addAll(builder.imports());
        Checkpoint checkpoint =
                new Checkpoint(
                        file.name(),
                        file.size(),
                        name(),
                        metadata.getOrDefault("version", ""),
                        root,
                        builder.tensors(),
                        StateDicts.find(root),
                        metadata,
                        imports,
                        findings,
                        cut);
        return new OpenArchive(checkpoint, storages, scratch);
    }

    /// What stands in front of a cut, if that includes the whole object.
    private static ZipDirectory salvage(ByteView file, CheckpointException cause, Monitor monitor)
            throws CheckpointException {
        if (!(cause.fault() instanceof FormatFault.CutShort)) {
            throw cause;
        }
        ZipSalvage salvage = ZipSalvage.read(file, ZipLimits.DEFAULT, monitor);
        Optional<TorchZipLayout> layout = TorchZipLayout.of(salvage.directory());
        if (layout.isEmpty() || salvage.cut().equals(layout.map(TorchZipLayout::pickle))) {
            throw cause;
        }
        return salvage.directory();
    }
}

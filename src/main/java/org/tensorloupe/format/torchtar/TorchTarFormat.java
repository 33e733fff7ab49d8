package org.tensorloupe.format.torchtar;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tensorloupe.bytes.ByteView;
import org.tensorloupe.bytes.Monitor;
import org.tensorloupe.fault.CheckpointException;
import org.tensorloupe.fault.FormatFault;
import org.tensorloupe.format.CheckpointFormat;
import org.tensorloupe.format.OpenCheckpoint;
import org.tensorloupe.format.Opening;
import org.tensorloupe.format.Source;
import org.tensorloupe.format.torch.KnownImports;
import org.tensorloupe.format.torch.LegacyTables;
import org.tensorloupe.format.torch.SourceGroup;
import org.tensorloupe.format.torch.TreeBuilder;
import org.tensorloupe.format.torch.TreeLimits;
import org.tensorloupe.format.tree.Assembly;
import org.tensorloupe.format.tree.OpenAssembly;
import org.tensorloupe.format.tree.StateDicts;
import org.tensorloupe.model.Checkpoint;
import org.tensorloupe.model.GroupNode;
import org.tensorloupe.model.Import;
import org.tensorloupe.pickle.Pickle;
import org.tensorloupe.pickle.PickleLimits;
import org.tensorloupe.pickle.PickleReader;

/// PyTorch's tar of 2016 and 2017: the object, a table of tensors and a table of storages.
///
/// Files that are only named `.pth.tar` are no tars as a rule, and not of this format.
public final class TorchTarFormat implements CheckpointFormat {
    private static final String OBJECT = "pickle";
    private static final String TENSORS = "tensors";
    private static final String STORAGES = "storages";

    @Override
    public String name() {
        return "tar";
    }

    @Override
    public Probe probe(Source source) throws CheckpointException {
        return TarParts.begin(source.bytes())
                ? new Probe.Claimed()
                : new Probe.Refused("does not begin as a tar of pickle, tensors and storages");
    }

    @Override
    public OpenCheckpoint open(Source source, Opening opening) throws CheckpointException {
        ByteView file = source.bytes();
        Monitor monitor = opening.monitor();
        TarParts parts = TarParts.read(file);
        ByteView object = parts.bytes(OBJECT);
        LegacyTables tables = new LegacyTables(file.name(), monitor);
        FormatFault fault = readTables(parts, tables);
        Pickle pickle;
        try {
            pickle = PickleReader.read(object, 0, PickleLimits.defaults(), tables, monitor);
        } catch (CheckpointException e) {
            if (parts.isCut(OBJECT)) {
                throw new CheckpointException(
                        new FormatFault.CutShort(file.name(), file.size(), "the end of the object"),
                        e);
            }
            throw e;
        }
        Assembly storages = new Assembly(tables.data());
        TreeBuilder builder =
                new TreeBuilder(TreeLimits.DEFAULT, tables.data()::size, storages, opening);
        GroupNode tree = builder.build(file.name(), pickle.root());
        List<String> stateDicts = StateDicts.find(tree);
        List<Import> imports = new ArrayList<>(KnownImports.grade(pickle.imports()));
        imports.addAll(tables.imports());
        imports.addAll(builder.imports());
        Checkpoint checkpoint =
                new Checkpoint(
                        file.name(),
                        file.size(),
                        name(),
                        "",
                        SourceGroup.append(tree, tables.sources(), storages),
                        builder.tensors(),
                        stateDicts,
                        Map.of(),
                        imports.stream().distinct().toList(),
                        builder.findings(),
                        fault);
        return new OpenAssembly(checkpoint, storages);
    }

    /// Reads both tables as far as they go.
    ///
    /// @return why they end early; null if they are whole
    private static @Nullable FormatFault readTables(TarParts parts, LegacyTables tables) {
        try {
            tables.readStorages(parts.bytes(STORAGES), parts.require(STORAGES).offset());
            if (parts.has(TENSORS)) {
                tables.readTensors(parts.bytes(TENSORS));
            }
        } catch (CheckpointException e) {
            return e.fault();
        }
        ByteView file = parts.file();
        return parts.whole()
                ? null
                : new FormatFault.CutShort(file.name(), file.size(), "the tar's end mark");
    }
}

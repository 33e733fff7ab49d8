package org.tensorloupe.format.legacy;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.tensorloupe.bytes.ByteView;
import org.tensorloupe.fault.CheckpointException;
import org.tensorloupe.format.CheckpointFormat;
import org.tensorloupe.format.OpenCheckpoint;
import org.tensorloupe.format.Opening;
import org.tensorloupe.format.Source;
import org.tensorloupe.format.torch.LegacyStream;
import org.tensorloupe.format.torch.SourceGroup;
import org.tensorloupe.format.torch.TreeBuilder;
import org.tensorloupe.format.torch.TreeLimits;
import org.tensorloupe.format.tree.Assembly;
import org.tensorloupe.format.tree.OpenAssembly;
import org.tensorloupe.format.tree.StateDicts;
import org.tensorloupe.model.Checkpoint;
import org.tensorloupe.model.Finding;
import org.tensorloupe.model.Finding.Severity;
import org.tensorloupe.model.GroupNode;
import org.tensorloupe.model.Import;

/// PyTorch's format before 1.6: several pickles one after another, then the storages.
public final class LegacyFormat implements CheckpointFormat {
    @Override
    public String name() {
        return "legacy";
    }

    @Override
    public Probe probe(Source source) throws CheckpointException {
        return LegacyStream.begins(source.bytes())
                ? new Probe.Claimed()
                : new Probe.Refused("does not begin with the magic number of torch.save");
    }

    @Override
    public OpenCheckpoint open(Source source, Opening opening) throws CheckpointException {
        ByteView file = source.bytes();
        LegacyStream stream = LegacyStream.read(file, opening.monitor());
        Assembly storages = new Assembly(stream.data());
        TreeBuilder builder =
                new TreeBuilder(TreeLimits.DEFAULT, stream.data()::size, storages, opening);
        GroupNode object = builder.build(file.name(), stream.root());
        List<String> stateDicts = StateDicts.find(object);
        GroupNode root = SourceGroup.append(object, stream.sources(), storages);
        List<Finding> findings = new ArrayList<>(stream.findings());
        findings.addAll(builder.findings());
        if (stream.fault() == null && stream.end() < file.size()) {
            long more = file.size() - stream.end();
            String text = String.format(Locale.ROOT, "%,d bytes follow the last storage", more);
            findings.add(new Finding(Severity.INFO, "", text));
        }
        List<Import> imports = new ArrayList<>(stream.imports());
        imports.addAll(builder.imports());
        Checkpoint checkpoint =
                new Checkpoint(
                        file.name(),
                        file.size(),
                        name(),
                        Long.toString(LegacyStream.VERSION),
                        root,
                        builder.tensors(),
                        stateDicts,
                        stream.metadata(),
                        imports,
                        findings,
                        stream.fault());
        return new OpenAssembly(checkpoint, storages);
    }
}

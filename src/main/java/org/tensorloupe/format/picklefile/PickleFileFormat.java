package org.tensorloupe.format.picklefile;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.Stream;
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
import org.tensorloupe.pickle.PersistentIds;
import org.tensorloupe.pickle.Pickle;
import org.tensorloupe.pickle.PickleLimits;
import org.tensorloupe.pickle.PickleReader;
import org.tensorloupe.pickle.PickleScan;
import org.tensorloupe.pickle.PyTuple;

/// A plain pickle of protocol 0 to 5: one value, or several one after another, which become `0`,
/// `1`, ...
///
/// A damaged one that would run code opens without values, so that its imports are told.
public final class PickleFileFormat implements CheckpointFormat {
    private static final int MOST = 10_000;

    @Override
    public String name() {
        return "pickle";
    }

    @Override
    public Probe probe(Source source) throws CheckpointException {
        return PickleProbe.refusal(source.bytes())
                .<Probe>map(Probe.Refused::new)
                .orElseGet(Probe.Claimed::new);
    }

    @Override
    public OpenCheckpoint open(Source source, Opening opening) throws CheckpointException {
        ByteView file = source.bytes();
        List<Pickle> pickles = new ArrayList<>();
        List<Finding> findings = new ArrayList<>();
        try {
            pickles.add(read(file, 0, opening.monitor()));
        } catch (CheckpointException e) {
            return broken(file, e, opening.monitor());
        }
        long end = pickles.getFirst().end();
        while (end < file.size() && pickles.size() < MOST) {
            try {
                pickles.add(read(file, end, opening.monitor()));
                end = pickles.getLast().end();
            } catch (CheckpointException e) {
                findings.add(
                        new Finding(
                                Severity.WARNING,
                                "",
                                String.format(
                                        Locale.ROOT,
                                        "%,d bytes after the pickle's end are not read: %s",
                                        file.size() - end,
                                        e.getMessage())));
                break;
            }
        }
        return tree(file, pickles, findings, opening);
    }

    private static Pickle read(ByteView file, long offset, Monitor monitor)
            throws CheckpointException {
        return PickleReader.read(
                file, offset, PickleLimits.defaults(), PersistentIds.KEEP, monitor);
    }

    private OpenCheckpoint tree(
            ByteView file, List<Pickle> pickles, List<Finding> findings, Opening opening) {
        Assembly storages = Assembly.without(file.name());
        boolean built = false;
        try {
            TreeBuilder builder =
                    new TreeBuilder(
                            TreeLimits.DEFAULT, _ -> OptionalLong.empty(), storages, opening);
            Object object =
                    pickles.size() == 1
                            ? pickles.getFirst().root()
                            : PyTuple.of(pickles.stream().map(Pickle::root).toArray());
            GroupNode root = builder.build(file.name(), object);
            findings.addAll(builder.findings());
            List<Import> imports =
                    Stream.concat(
                                    pickles.stream()
                                            .flatMap(p -> KnownImports.grade(p.imports()).stream()),
                                    builder.imports().stream())
                            .distinct()
                            .toList();
            int protocol = pickles.stream().mapToInt(Pickle::protocol).max().orElse(0);
            Checkpoint checkpoint =
                    checkpoint(file, protocol, root, builder, imports, findings, null);
            built = true;
            return new OpenAssembly(checkpoint, storages);
        } finally {
            if (!built) {
                storages.close();
            }
        }
    }

    /// What there is to tell of a pickle that cannot be read.
    ///
    /// @throws CheckpointException if it only names what checkpoints need
    private OpenCheckpoint broken(ByteView file, CheckpointException cause, Monitor monitor)
            throws CheckpointException {
        PickleScan scan = PickleReader.scan(file, 0, PickleLimits.defaults(), monitor);
        List<Import> imports = KnownImports.grade(scan.imports());
        if (imports.stream().noneMatch(i -> i.called() && !i.known())) {
            throw cause;
        }
        Assembly storages = Assembly.without(file.name());
        GroupNode root = new GroupNode(file.name(), "", GroupNode.Kind.ROOT, List.of());
        return new OpenAssembly(
                checkpoint(file, 0, root, null, imports, List.of(), cause.fault()), storages);
    }

    private Checkpoint checkpoint(
            ByteView file,
            int protocol,
            GroupNode root,
            @Nullable TreeBuilder builder,
            List<Import> imports,
            List<Finding> findings,
            @Nullable FormatFault fault) {
        return new Checkpoint(
                file.name(),
                file.size(),
                name(),
                builder == null ? "" : "protocol " + protocol,
                root,
                builder == null ? List.of() : builder.tensors(),
                StateDicts.find(root),
                Map.of(),
                imports,
                findings,
                fault);
    }
}

package org.tensorloupe.format.numpy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.tensorloupe.bytes.ByteView;
import org.tensorloupe.bytes.ByteViews;
import org.tensorloupe.fault.CheckpointException;
import org.tensorloupe.fault.FormatFault;
import org.tensorloupe.format.CheckpointFormat;
import org.tensorloupe.format.OpenCheckpoint;
import org.tensorloupe.format.Opening;
import org.tensorloupe.format.Source;
import org.tensorloupe.format.tree.Assembly;
import org.tensorloupe.format.tree.OpenAssembly;
import org.tensorloupe.model.Checkpoint;
import org.tensorloupe.model.Finding;
import org.tensorloupe.model.Finding.Severity;
import org.tensorloupe.model.GroupNode;
import org.tensorloupe.model.TensorNode;
import org.tensorloupe.tensor.Quantities;

/// One NumPy array, of numbers, texts, records or pickled objects.
public final class NpyFormat implements CheckpointFormat {
    private static final int MAGIC = 6;

    @Override
    public String name() {
        return "npy";
    }

    @Override
    public Probe probe(Source source) throws CheckpointException {
        ByteView file = source.bytes();
        return file.size() >= MAGIC && NpyHeader.isMagic(file.bytes(0, MAGIC))
                ? new Probe.Claimed()
                : new Probe.Refused("does not begin with \\x93NUMPY");
    }

    @Override
    public OpenCheckpoint open(Source source, Opening opening) throws CheckpointException {
        ByteView file = source.bytes();
        opening.monitor().advance(0);
        NpyHeader header = NpyHeader.read(file.name(), ByteViews.stream(file));
        if (header.holdsObjects()) {
            return ObjectArray.open(file, header, name(), opening);
        }
        long stored = file.size() - header.dataAt();
        NpyArray array = NpyArray.of(header, "", NpyStorage.PART, stored);
        Assembly storages = new Assembly(new NpyStorage(file, header.dataAt()));
        List<TensorNode> tensors = new ArrayList<>();
        List<Finding> findings = new ArrayList<>(array.findings());
        FormatFault cut = null;
        if (array.storage() != null && array.node() instanceof TensorNode tensor) {
            long size = array.storage().size();
            tensors.add(tensor);
            if (size > stored) {
                cut = new FormatFault.CutShort(file.name(), file.size(), "the rest of the array");
            } else if (size < stored) {
                findings.add(
                        new Finding(
                                Severity.INFO,
                                "",
                                "%s follow the array"
                                        .formatted(Quantities.of(stored - size, "byte"))));
            }
        }
        GroupNode root = new GroupNode(file.name(), "", GroupNode.Kind.ROOT, List.of(array.node()));
        return new OpenAssembly(
                new Checkpoint(
                        file.name(),
                        file.size(),
                        name(),
                        Integer.toString(header.version()),
                        root,
                        tensors,
                        List.of(),
                        Map.of(),
                        List.of(),
                        findings,
                        cut),
                storages);
    }
}

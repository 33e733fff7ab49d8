package org.tensorloupe.format.numpy;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.tensorloupe.bytes.ByteView;
import org.tensorloupe.bytes.ScratchSpace;
import org.tensorloupe.fault.CheckpointException;
import org.tensorloupe.fault.FaultText;
import org.tensorloupe.fault.FormatFault;
import org.tensorloupe.format.OpenCheckpoint;
import org.tensorloupe.format.Opening;
import org.tensorloupe.format.archive.ZipAnomaly;
import org.tensorloupe.format.archive.ZipDirectory;
import org.tensorloupe.format.archive.ZipEntry;
import org.tensorloupe.format.tree.Assembly;
import org.tensorloupe.format.tree.FindingLog;
import org.tensorloupe.format.tree.ModuleTree;
import org.tensorloupe.format.tree.OpenArchive;
import org.tensorloupe.format.tree.StateDicts;
import org.tensorloupe.model.Checkpoint;
import org.tensorloupe.model.Finding;
import org.tensorloupe.model.Finding.Severity;
import org.tensorloupe.model.GroupNode;
import org.tensorloupe.model.Import;
import org.tensorloupe.model.Node;
import org.tensorloupe.model.TensorNode;
import org.tensorloupe.model.ValueNode;

/// Reads the headers of all arrays in an `.npz`. Used once.
///
/// An entry that cannot be read becomes a value that says so, with a finding; all others stand.
final class NpzReader {
    /// Arrays that ask for too much, after which none of objects are opened: finding that out takes
    /// time.
    private static final int MOST_EXCESSIVE = 5;

    /// Headers of all arrays together; the usual one has 128 bytes.
    private static final long MOST_HEADER_BYTES = 256L << 20;

    private final ZipDirectory directory;
    private final ScratchSpace scratch;
    private final Opening opening;
    private final String format;
    private final NpzStorages own;
    private final Assembly storages;
    private final List<Node> nodes = new ArrayList<>();
    private final List<TensorNode> tensors = new ArrayList<>();
    private final FindingLog findings = new FindingLog();
    private final List<Import> imports = new ArrayList<>();
    private final Set<String> keys = new HashSet<>();
    private int excessive;
    private long headerBytes;

    NpzReader(ZipDirectory directory, ScratchSpace scratch, Opening opening, String format) {
        this.directory = directory;
        this.scratch = scratch;
        this.opening = opening;
        this.format = format;
        this.own = new NpzStorages(directory, scratch);
        this.storages = new Assembly(own);
    }

    /// @param cut why only a part can be read, or null
    /// @return owns the scratch space
    OpenCheckpoint read(@Nullable FormatFault cut) throws CheckpointException {
        boolean done = false;
        try {
            for (ZipEntry entry : NpzFormat.arrays(directory)) {
                opening.monitor().advance(0);
                add(entry);
            }
            done = true;
        } finally {
            if (!done) {
                storages.close();
            }
        }
        ByteView file = directory.file();
        List<Node> children = ModuleTree.split("", true, nodes);
        GroupNode root = new GroupNode(file.name(), "", GroupNode.Kind.ROOT, children);
        for (ZipAnomaly anomaly : directory.anomalies()) {
            findings.add(Severity.INFO, anomaly.text());
        }
        return new OpenArchive(
                new Checkpoint(
                        file.name(),
                        file.size(),
                        format,
                        "",
                        root,
                        tensors,
                        StateDicts.find(root),
                        Map.of(),
                        imports,
                        findings.findings(),
                        cut),
                storages,
                scratch);
    }

    private void add(ZipEntry entry) {
        String whole = entry.name();
        String name =
                whole.endsWith(NpzFormat.ENDING)
                        ? whole.substring(0, whole.length() - NpzFormat.ENDING.length())
                        : whole;
        try {
            NpyHeader header = header(entry);
            if (header.holdsObjects()) {
                objects(entry, name);
            } else {
                numbers(entry, name, header);
            }
        } catch (CheckpointException e) {
            if (e.fault() instanceof FormatFault.LimitExceeded) {
                excessive++;
            }
            String reason = FaultText.line(e.fault());
            findings.add(Severity.ERROR, "arrays cannot be read", name, reason);
            nodes.add(new ValueNode(name, name, "broken array", reason));
        }
    }

    /// Unpacks no more than the header.
    private NpyHeader header(ZipEntry entry) throws CheckpointException {
        String where = directory.where(entry);
        if (headerBytes > MOST_HEADER_BYTES) {
            throw new CheckpointException(
                    new FormatFault.LimitExceeded(
                            where, "bytes of array headers", MOST_HEADER_BYTES, headerBytes));
        }
        try (InputStream in = directory.stream(entry)) {
            NpyHeader header = NpyHeader.read(where, in);
            headerBytes += header.dataAt();
            return header;
        } catch (IOException e) {
            throw new CheckpointException(
                    new FormatFault.Unreadable(where, String.valueOf(e.getMessage())), e);
        }
    }

    private void numbers(ZipEntry entry, String name, NpyHeader header) {
        String key = keys.add(entry.name()) ? entry.name() : entry.name() + "@" + keys.size();
        keys.add(key);
        NpyArray array =
                NpyArray.of(header, name, key, Math.max(0, entry.size() - header.dataAt()));
        for (Finding finding : array.findings()) {
            findings.add(
                    finding.severity(), "arrays are damaged", finding.name(), finding.message());
        }
        nodes.add(array.node());
        if (array.storage() != null && array.node() instanceof TensorNode tensor) {
            own.add(array.storage(), entry, header.dataAt());
            tensors.add(tensor);
        }
    }

    private void objects(ZipEntry entry, String name) throws CheckpointException {
        if (excessive == MOST_EXCESSIVE) {
            String reason = "not opened, as other arrays ask for too much";
            findings.add(Severity.ERROR, "arrays cannot be read", name, reason);
            nodes.add(new ValueNode(name, name, "broken array", reason));
            return;
        }
        ByteView view = directory.view(entry, scratch, opening.monitor());
        Assembly.Graft graft = storages.graft(name, name, opening.open(view));
        nodes.add(graft.node());
        tensors.addAll(graft.tensors());
        findings.addAll(graft.findings());
        imports.addAll(graft.imports());
    }
}

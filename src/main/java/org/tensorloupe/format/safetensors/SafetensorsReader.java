package org.tensorloupe.format.safetensors;

import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tensorloupe.bytes.ByteView;
import org.tensorloupe.bytes.Monitor;
import org.tensorloupe.fault.CheckpointException;
import org.tensorloupe.fault.FormatFault;
import org.tensorloupe.format.OpenCheckpoint;
import org.tensorloupe.format.json.JsonValues;
import org.tensorloupe.format.safetensors.SafetensorsEntry.EntryException;
import org.tensorloupe.format.tree.FindingLog;
import org.tensorloupe.format.tree.ModuleTree;
import org.tensorloupe.format.tree.OpenPlain;
import org.tensorloupe.format.tree.StateDicts;
import org.tensorloupe.model.Checkpoint;
import org.tensorloupe.model.Finding.Severity;
import org.tensorloupe.model.GroupNode;
import org.tensorloupe.model.Node;
import org.tensorloupe.model.TensorNode;
import org.tensorloupe.model.ValueNode;
import org.tensorloupe.tensor.StorageRef;
import org.tensorloupe.tensor.Strides;
import org.tensorloupe.tensor.TensorInfo;
import org.tensorloupe.tensor.TensorInfo.Traits;

/// Turns a header into a checkpoint, entry by entry in the header's order. Used once, by one thread.
final class SafetensorsReader {
    private static final String METADATA = "__metadata__";

    /// Entries; a checkpoint of 92,160 tensors is among the largest in one file.
    private static final int MOST_TENSORS = 250_000;

    private final ByteView file;
    private final SafetensorsHeader header;
    private final Monitor monitor;
    private final SafetensorsStorages storages;
    private final SafetensorsLayout layout;
    private final FindingLog log = new FindingLog();
    private final Map<String, String> metadata = new LinkedHashMap<>();
    private final List<Node> nodes = new ArrayList<>();

    SafetensorsReader(ByteView file, SafetensorsHeader header, Monitor monitor) {
        this.file = file;
        this.header = header;
        this.monitor = monitor;
        ByteView data = header.data();
        this.storages = new SafetensorsStorages(data, file.size() - data.size());
        this.layout = new SafetensorsLayout(file.name(), file.size(), data.size(), log);
    }

    /// @param format name of the container
    OpenCheckpoint read(String format) throws CheckpointException {
        if (!header.startsWithBrace()) {
            log.add(Severity.WARNING, "the header begins with white space, not with {");
        }
        JsonValues.readEntries(header.text(), SafetensorsHeader.LONGEST, this::entry);
        FormatFault cut = layout.check();
        GroupNode root =
                new GroupNode(
                        file.name(), "", GroupNode.Kind.ROOT, ModuleTree.split("", true, nodes));
        List<TensorNode> tensors = new ArrayList<>(nodes.size());
        for (Node node : nodes) {
            if (node instanceof TensorNode tensor) {
                tensors.add(tensor);
            }
        }
        Checkpoint checkpoint =
                new Checkpoint(
                        file.name(),
                        file.size(),
                        format,
                        "",
                        root,
                        tensors,
                        StateDicts.find(root),
                        metadata,
                        List.of(),
                        log.findings(),
                        cut);
        return new OpenPlain(checkpoint, storages);
    }

    private void entry(String name, @Nullable Object value) throws CheckpointException {
        monitor.advance(0);
        if (name.equals(METADATA)) {
            metadata(value);
            return;
        }
        if (nodes.size() == MOST_TENSORS) {
            throw new CheckpointException(
                    new FormatFault.LimitExceeded(
                            header.text().name(), "tensors", MOST_TENSORS, MOST_TENSORS + 1L));
        }
        try {
            SafetensorsEntry entry = SafetensorsEntry.of(value);
            layout.add(name, entry);
            storages.add(name, entry.begin(), entry.end());
            nodes.add(new TensorNode(name, tensor(name, entry)));
        } catch (EntryException e) {
            String reason = String.valueOf(e.getMessage());
            log.add(Severity.ERROR, e.rule(), name, reason);
            nodes.add(new ValueNode(name, name, "broken tensor", reason));
        }
    }

    private static TensorInfo tensor(String name, SafetensorsEntry entry) {
        StorageRef storage =
                new StorageRef(name, "cpu", entry.end() - entry.begin(), ByteOrder.LITTLE_ENDIAN);
        return new TensorInfo(
                name,
                entry.dtype(),
                entry.shape(),
                Strides.contiguous(entry.shape()),
                0,
                storage,
                Traits.PLAIN);
    }

    private void metadata(@Nullable Object value) {
        switch (value) {
            case null -> {}
            case Map<?, ?> entries ->
                    entries.forEach((key, text) -> {
                        if (!(text instanceof String)) {
                            log.add(
                                    Severity.ERROR,
                                    "values of __metadata__ are not text",
                                    "",
                                    "the value of %s in __metadata__ is not text".formatted(key));
                        }
                        metadata.put(String.valueOf(key), String.valueOf(text));
                    });
            default -> log.add(Severity.ERROR, "__metadata__ is not an object of texts");
        }
    }
}

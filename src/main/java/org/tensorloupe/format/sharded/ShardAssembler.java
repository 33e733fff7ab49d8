package org.tensorloupe.format.sharded;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.tensorloupe.fault.CheckpointException;
import org.tensorloupe.fault.FormatFault;
import org.tensorloupe.format.OpenCheckpoint;
import org.tensorloupe.format.Opening;
import org.tensorloupe.format.tree.Assembly;
import org.tensorloupe.format.tree.FindingLog;
import org.tensorloupe.format.tree.ModuleTree;
import org.tensorloupe.format.tree.StateDicts;
import org.tensorloupe.model.Checkpoint;
import org.tensorloupe.model.Finding.Severity;
import org.tensorloupe.model.GroupNode;
import org.tensorloupe.model.Import;
import org.tensorloupe.model.Node;
import org.tensorloupe.model.TensorNode;
import org.tensorloupe.model.ValueNode;

/// Opens shards one after another and makes one tree of them. Used once, by one thread.
///
/// A shard that is missing or damaged is a finding; the others stand. Whoever made it closes the
/// assembly that it fills.
final class ShardAssembler {
    /// Shards that ask for too much, after which no more are opened: finding that out takes time.
    private static final int MOST_EXCESSIVE = 5;

    private final Path folder;
    private final Opening opening;
    private final Assembly assembly;
    private final FindingLog log;

    /// Tensors by the shard that holds them.
    private final Map<String, Map<String, TensorNode>> byShard = new LinkedHashMap<>();

    private final List<TensorNode> inOrder = new ArrayList<>();
    private final List<Node> values = new ArrayList<>();
    private final Set<Import> imports = new LinkedHashSet<>();
    private final Set<String> formats = new LinkedHashSet<>();
    private long size;
    private int excessive;

    /// @param folder where the shards lie, absolute
    ShardAssembler(Path folder, Opening opening, Assembly assembly, FindingLog log) {
        this.folder = folder;
        this.opening = opening;
        this.assembly = assembly;
        this.log = log;
    }

    /// Opens a shard.
    ///
    /// @param tensors how many tensors the index seeks in it; 0 without an index
    void open(String name, long tensors) {
        opening.monitor().advance(0);
        Optional<Path> path = ShardNames.resolve(folder, name);
        if (path.isEmpty()) {
            bad(name, "is not the name of a file in the folder of the index", tensors);
        } else if (!ShardNames.isFile(path.get())) {
            bad(name, "is not there", tensors);
        } else if (ShardIndex.looksLikeOne(path.get())) {
            bad(name, "is itself an index of shards", tensors);
        } else if (excessive == MOST_EXCESSIVE) {
            bad(name, "is not opened, as others ask for too much", tensors);
        } else {
            try {
                add(name, opening.open(path.get()));
            } catch (CheckpointException e) {
                if (e.fault() instanceof FormatFault.LimitExceeded) {
                    excessive++;
                }
                bad(name, "cannot be read: " + e.getMessage(), tensors);
            }
        }
    }

    private void bad(String name, String reason, long tensors) {
        String lost =
                tensors == 0
                        ? ""
                        : String.format(Locale.ROOT, ": %,d tensors are missing", tensors);
        log.add(
                Severity.ERROR,
                "shards cannot be read",
                "",
                "the shard %s %s%s".formatted(shortened(name), reason, lost));
    }

    /// A shard that the numbers of the others demand.
    void missing(String name) {
        bad(name, "is not there", 0);
    }

    private void add(String name, OpenCheckpoint part) {
        Checkpoint shard = part.checkpoint();
        size += shard.fileSize();
        formats.add(shard.format());
        imports.addAll(shard.imports());
        Assembly.Graft graft = assembly.graft(name, "", name, part);
        Map<String, TensorNode> here = new HashMap<>();
        for (TensorNode node : graft.tensors()) {
            TensorNode whole = new TensorNode(node.name(), node.tensor(), node.totals());
            here.putIfAbsent(node.name(), whole);
            inOrder.add(whole);
        }
        byShard.put(name, here);
        log.addAll(graft.findings());
        collectValues(graft.node());
    }

    private void collectValues(Node node) {
        if (node instanceof ValueNode value) {
            values.add(new ValueNode(value.name(), value.name(), value.type(), value.text()));
        } else if (node.totals().values() > 0) {
            node.children().forEach(this::collectValues);
        }
    }

    /// All tensors in the order of an index, then those that it does not name.
    List<TensorNode> sorted(ShardIndex index) {
        Map<String, TensorNode> elsewhere = new LinkedHashMap<>();
        for (Map.Entry<String, Map<String, TensorNode>> shard : byShard.entrySet()) {
            shard.getValue()
                    .forEach((name, node) -> {
                        if (!shard.getKey().equals(index.weightMap().get(name))) {
                            elsewhere.putIfAbsent(name, node);
                        }
                    });
        }
        List<TensorNode> sorted = new ArrayList<>(inOrder.size());
        index.weightMap()
                .forEach((name, shard) -> {
                    Map<String, TensorNode> named = byShard.get(shard);
                    TensorNode node = named == null ? null : named.get(name);
                    TensorNode other = elsewhere.get(name);
                    if (node != null) {
                        sorted.add(node);
                    } else if (other != null) {
                        sorted.add(other);
                        warn(
                                "tensors are in other shards than the index says",
                                name,
                                "the index seeks it in %s, which lacks it; another shard has it"
                                        .formatted(shortened(shard)));
                    } else if (named != null) {
                        log.add(
                                Severity.ERROR,
                                "tensors are missing in their shards",
                                name,
                                "the index seeks it in %s, which lacks it"
                                        .formatted(shortened(shard)));
                    }
                });
        for (TensorNode node : inOrder) {
            if (!index.weightMap().containsKey(node.name())) {
                sorted.add(node);
                warn(
                        "tensors are not in the index",
                        node.name(),
                        "a shard holds it, the index does not name it");
            }
        }
        checkSize(index.totalSize(), sorted);
        return sorted;
    }

    private void checkSize(OptionalLong told, List<TensorNode> tensors) {
        long bytes = 0;
        long stored = 0;
        Set<Object> storages = new HashSet<>();
        for (TensorNode node : tensors) {
            bytes += node.totals().bytes();
            if (node.tensor().storage() != null && storages.add(node.tensor().storage())) {
                stored += node.tensor().storedBytes();
            }
        }
        boolean complete = tensors.size() >= inOrder.size() && !log.hasErrors();
        if (told.isPresent()
                && complete
                && told.getAsLong() != bytes
                && told.getAsLong() != stored) {
            log.add(
                    Severity.WARNING,
                    String.format(
                            Locale.ROOT,
                            "the index tells %,d bytes of tensors, the shards hold %,d",
                            told.getAsLong(),
                            bytes));
        }
    }

    /// All tensors in the order of the shards.
    List<TensorNode> inOrder() {
        Set<String> names = new HashSet<>();
        for (TensorNode node : inOrder) {
            if (!names.add(node.name())) {
                warn("tensors are in two shards", node.name(), "two shards hold it");
            }
        }
        return inOrder;
    }

    private void warn(String kind, String name, String message) {
        log.add(Severity.WARNING, kind, name, message);
    }

    /// The whole.
    ///
    /// @param name of the index or the folder
    /// @param indexSize bytes of the index, 0 without one
    Checkpoint checkpoint(
            String name,
            long indexSize,
            String format,
            List<TensorNode> tensors,
            Map<String, String> metadata) {
        List<Node> entries = new ArrayList<>(tensors);
        entries.addAll(values);
        GroupNode root =
                new GroupNode(name, "", GroupNode.Kind.ROOT, ModuleTree.split("", true, entries));
        Map<String, String> told = new LinkedHashMap<>(metadata);
        told.put(
                "shards",
                byShard.isEmpty()
                        ? "0"
                        : String.format(
                                Locale.ROOT,
                                "%,d, %s",
                                byShard.size(),
                                String.join(", ", formats)));
        return new Checkpoint(
                name,
                size + indexSize,
                format,
                "",
                root,
                tensors,
                StateDicts.find(root),
                told,
                List.copyOf(imports),
                log.findings(),
                null);
    }

    private static String shortened(String name) {
        return name.length() <= 80 ? name : name.substring(0, 80) + "…";
    }
}

package org.tensorloupe.format.exported;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.tensorloupe.fault.CheckpointException;
import org.tensorloupe.format.OpenCheckpoint;
import org.tensorloupe.format.Opening;
import org.tensorloupe.format.archive.ZipAnomaly;
import org.tensorloupe.format.archive.ZipEntry;
import org.tensorloupe.format.archive.ZipParts;
import org.tensorloupe.format.tree.Assembly;
import org.tensorloupe.format.tree.Gathering;
import org.tensorloupe.format.tree.OpenArchive;
import org.tensorloupe.format.tree.Within;
import org.tensorloupe.model.Checkpoint;
import org.tensorloupe.model.Finding.Severity;
import org.tensorloupe.model.GroupNode;
import org.tensorloupe.model.GroupNode.Kind;
import org.tensorloupe.model.Node;

/// The tree of an exported program while it grows. One thread.
final class ProgramTree implements AutoCloseable {
    private static final int LONGEST_SMALL_PART = 200;

    /// Files within one program; real ones have a few.
    private static final int MOST_FILES = 1_000;

    private final ZipParts parts;
    private final Opening opening;
    private final boolean opensFiles;
    private final Assembly storages;
    private final Gathering gathering = new Gathering();
    private final List<Node> children = new ArrayList<>();
    private final Map<String, String> metadata = new LinkedHashMap<>();
    private final Map<String, Integer> opened = new HashMap<>();

    /// @param opensFiles whether files within the program are opened
    ProgramTree(ZipParts parts, Opening opening, boolean opensFiles) {
        this.parts = parts;
        this.opening = opening;
        this.opensFiles = opensFiles;
        this.storages = new Assembly(parts);
    }

    Gathering gathering() {
        return gathering;
    }

    Map<String, String> metadata() {
        return metadata;
    }

    Opening opening() {
        return opening;
    }

    /// Keeps the text of a part, if it is there and short.
    void note(String part, String key) throws CheckpointException {
        parts.text(part, LONGEST_SMALL_PART, opening.monitor())
                .ifPresent(text -> metadata.put(key, text));
    }

    void add(Node node) {
        children.add(node);
    }

    void addAll(List<Node> nodes) {
        children.addAll(nodes);
    }

    /// The node of a file within; a finding where it cannot be opened.
    ///
    /// @param part entry of the file
    /// @param key label of the node
    /// @param name path of the node
    Optional<Node> file(String part, String key, String name) {
        if (!opensFiles) {
            gathering.find(
                    Severity.WARNING,
                    name,
                    part + " is not opened, as the program itself lies in another file");
            return Optional.empty();
        }
        return essential(part, key, name);
    }

    /// The node of a file within, also where the program itself lies in another file.
    Optional<Node> essential(String part, String key, String name) {
        if (opened.size() >= MOST_FILES) {
            gathering.find(
                    Severity.WARNING, name, part + " is not opened, as there are too many files");
            return Optional.empty();
        }
        try {
            // Storages of a file are known by the path of its node: one file, one node.
            if (opened.merge(part, 1, Integer::sum) > 1) {
                gathering.find(Severity.WARNING, name, part + " stands elsewhere in the tree");
                return Optional.empty();
            }
            OpenCheckpoint inner = opening.open(parts.view(part, opening.monitor()));
            Assembly.Graft graft = storages.graft(key, name, new Within(inner, part, base(part)));
            gathering.add(graft);
            return Optional.of(graft.node());
        } catch (CheckpointException e) {
            gathering.find(Severity.ERROR, name, String.valueOf(e.getMessage()));
            return Optional.empty();
        }
    }

    private OptionalLong base(String part) throws CheckpointException {
        Optional<ZipEntry> entry = parts.find(part);
        return entry.isPresent() ? parts.base(entry.get()) : OptionalLong.empty();
    }

    /// The finished tree.
    ///
    /// @param format the container's name
    OpenCheckpoint finish(String format, String version) {
        for (ZipAnomaly anomaly : parts.directory().anomalies()) {
            gathering.find(Severity.INFO, "", anomaly.text());
        }
        GroupNode root = new GroupNode(parts.directory().file().name(), "", Kind.ROOT, children);
        Checkpoint checkpoint =
                new Checkpoint(
                        parts.directory().file().name(),
                        parts.directory().file().size(),
                        format,
                        version,
                        root,
                        gathering.tensors(),
                        root.totals().tensors() > 0 ? List.of("") : List.of(),
                        metadata,
                        gathering.imports(),
                        gathering.findings(),
                        null);
        return new OpenArchive(checkpoint, storages, parts.scratch());
    }

    /// Gives up: closes what was opened so far.
    @Override
    public void close() {
        storages.close();
        parts.scratch().close();
    }
}

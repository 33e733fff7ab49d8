package org.tensorloupe.format.bundle;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.tensorloupe.fault.CheckpointException;
import org.tensorloupe.fault.FaultText;
import org.tensorloupe.fault.FormatFault;
import org.tensorloupe.format.OpenCheckpoint;
import org.tensorloupe.format.Opening;
import org.tensorloupe.format.archive.ZipAnomaly;
import org.tensorloupe.format.archive.ZipEntry;
import org.tensorloupe.format.archive.ZipParts;
import org.tensorloupe.format.archive.ZipTexts;
import org.tensorloupe.format.json.JsonNodes;
import org.tensorloupe.format.json.JsonValues;
import org.tensorloupe.format.tree.Assembly;
import org.tensorloupe.format.tree.Gathering;
import org.tensorloupe.format.tree.OpenArchive;
import org.tensorloupe.format.tree.StateDicts;
import org.tensorloupe.format.tree.Within;
import org.tensorloupe.model.Checkpoint;
import org.tensorloupe.model.Finding.Severity;
import org.tensorloupe.model.GroupNode;
import org.tensorloupe.model.Node;

/// Opens the files of one archive, each under its path. Used once, by one thread.
///
/// Files that are stored are mapped. A compressed one of up to 256 MB is inflated, up to 4 GB
/// together, since a file must be whole to be opened; a larger one is named with its size, and a
/// finding says so. No entry's name is ever used as a path.
final class BundleReader implements AutoCloseable {
    private static final long LARGEST_INFLATED = 256L << 20;
    private static final long MOST_INFLATED = 4L << 30;
    private static final int MOST_FILES = 2_000;

    /// Files that ask for too much, after which no more are opened: finding that out takes time.
    private static final int MOST_EXCESSIVE = 5;

    private static final int MOST_NODES = 100_000;
    private static final int LARGEST_JSON = 1 << 20;
    private static final int MOST_JSON = 2 << 20;
    private static final int LARGEST_SCANNED = 8 << 20;
    private static final int MOST_SCANNED = 64 << 20;
    private static final int LONGEST_SMALL_PART = 200;
    private static final int MOST_REFUSALS = 20;

    private final ZipParts parts;
    private final Opening opening;
    private final Assembly storages;
    private final Gathering gathering = new Gathering();
    private final Map<String, String> metadata = new LinkedHashMap<>();
    private final List<FormatFault.Refusal> refusals = new ArrayList<>();
    private int files;
    private int excessive;
    private long inflated;
    private long json;
    private long scanned;

    BundleReader(ZipParts parts, Opening opening) {
        this.parts = parts;
        this.opening = opening;
        this.storages = new Assembly(parts);
    }

    /// @param format the container's name
    /// @throws CheckpointException NotACheckpoint if none of its files is a checkpoint
    OpenCheckpoint read(String format) throws CheckpointException {
        String version = "_stable_baselines3_version";
        parts.text(version, LONGEST_SMALL_PART, opening.monitor())
                .ifPresent(text -> metadata.put("stable_baselines3_version", text));
        List<Node> children = new ArrayList<>();
        int opened = 0;
        for (ZipEntry entry : parts.directory().entries()) {
            if (entry.isFolder() || ZipParts.isForeign(entry)) {
                continue;
            }
            if (children.size() == MOST_NODES) {
                gathering.find(Severity.WARNING, "", "the archive has more files than are shown");
                break;
            }
            int before = files;
            children.add(node(entry));
            opened += files - before;
            opening.monitor().advance(0);
        }
        if (opened == 0) {
            throw new CheckpointException(
                    new FormatFault.NotACheckpoint(
                            parts.directory().file().name(),
                            FormatFault.Nature.UNKNOWN,
                            "a zip archive in which no file is a checkpoint",
                            "Unpack it to see what is in it.",
                            refusals));
        }
        for (ZipAnomaly anomaly : parts.directory().anomalies()) {
            gathering.find(Severity.WARNING, "", anomaly.text());
        }
        GroupNode root =
                new GroupNode(parts.directory().file().name(), "", GroupNode.Kind.ROOT, children);
        Checkpoint checkpoint =
                new Checkpoint(
                        parts.directory().file().name(),
                        parts.directory().file().size(),
                        format,
                        "",
                        root,
                        gathering.tensors(),
                        StateDicts.find(root),
                        metadata,
                        gathering.imports(),
                        gathering.findings(),
                        null);
        return new OpenArchive(checkpoint, storages, parts.scratch());
    }

    private Node node(ZipEntry entry) {
        String name = entry.name();
        if (entry.isEncrypted()) {
            gathering.find(
                    Severity.ERROR, name, FaultText.of(new FormatFault.Encrypted(name)).reason());
            return ZipTexts.size(name, name, entry);
        }
        return switch (Sniffer.kind(parts.directory(), entry)) {
            case CANDIDATE -> file(entry);
            case JSON -> json(entry);
            case OTHER -> ZipTexts.node(name, name, entry, 0);
        };
    }

    private Node file(ZipEntry entry) {
        String name = entry.name();
        if (isTooMuch(entry)) {
            return ZipTexts.size(name, name, entry);
        }
        try {
            OpenCheckpoint inner =
                    opening.open(parts.directory().view(entry, parts.scratch(), opening.monitor()));
            files++;
            Assembly.Graft graft = storages.graft(name, name, placed(entry, inner));
            gathering.add(graft);
            return graft.node();
        } catch (CheckpointException e) {
            refused(name, e.fault());
            return ZipTexts.size(name, name, entry);
        }
    }

    private Within placed(ZipEntry entry, OpenCheckpoint inner) throws CheckpointException {
        return new Within(inner, entry.name(), parts.base(entry));
    }

    /// Counts what opening a file costs, and says where that is too much.
    private boolean isTooMuch(ZipEntry entry) {
        if (excessive == MOST_EXCESSIVE) {
            gathering.find(
                    Severity.WARNING,
                    entry.name(),
                    "it is not opened: files of the archive ask for too much");
            return true;
        }
        if (files >= MOST_FILES) {
            gathering.find(
                    Severity.WARNING,
                    entry.name(),
                    String.format(
                            Locale.ROOT,
                            "it is not opened: %,d files of the archive already are",
                            files));
            return true;
        }
        if (entry.isStored()) {
            return false;
        }
        if (entry.size() > LARGEST_INFLATED || entry.size() > MOST_INFLATED - inflated) {
            gathering.find(
                    Severity.WARNING,
                    entry.name(),
                    String.format(
                            Locale.ROOT,
                            "it is compressed and has %,d bytes, too many to inflate unasked; unpack the archive to see it",
                            entry.size()));
            return true;
        }
        inflated += entry.size();
        return false;
    }

    private void refused(String name, FormatFault fault) {
        if (fault instanceof FormatFault.LimitExceeded) {
            excessive++;
        }
        switch (fault) {
            case FormatFault.NotACheckpoint _, FormatFault.UnreadFormat _, FormatFault.Empty _ ->
                    gathering.find(Severity.INFO, name, FaultText.of(fault).reason());
            default -> gathering.find(Severity.ERROR, name, FaultText.of(fault).reason());
        }
        if (refusals.size() < MOST_REFUSALS) {
            refusals.add(new FormatFault.Refusal(name, FaultText.of(fault).reason()));
        }
    }

    /// Short JSON as values, long JSON as a text.
    private Node json(ZipEntry entry) {
        String name = entry.name();
        if (entry.size() <= LARGEST_SCANNED && entry.size() <= MOST_SCANNED - scanned) {
            scanned += entry.size();
            try {
                Object value =
                        JsonValues.read(
                                parts.directory().view(entry, parts.scratch(), opening.monitor()),
                                LARGEST_SCANNED);
                if (value != null) {
                    SerializedValues.gather(value, name, gathering, opening.monitor());
                    if (entry.size() <= LARGEST_JSON && entry.size() <= MOST_JSON - json) {
                        json += entry.size();
                        return JsonNodes.node(name, name, value);
                    }
                }
            } catch (CheckpointException _) {
                // Then it is a text that only begins like JSON.
                return ZipTexts.text(name, name, "", entry, 0);
            }
        } else {
            gathering.find(
                    Severity.WARNING, name, "it is too long to be searched for pickles within");
        }
        return ZipTexts.text(name, name, "JSON", entry, 0);
    }

    /// Gives up: closes what was opened so far.
    @Override
    public void close() {
        storages.close();
        parts.scratch().close();
    }
}

package org.tensorloupe.format.sharded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.tensorloupe.bytes.MappedFile;
import org.tensorloupe.fault.CheckpointException;
import org.tensorloupe.fault.FormatFault;
import org.tensorloupe.format.CheckpointFormat;
import org.tensorloupe.format.OpenCheckpoint;
import org.tensorloupe.format.Opening;
import org.tensorloupe.format.Source;
import org.tensorloupe.format.tree.Assembly;
import org.tensorloupe.format.tree.FindingLog;
import org.tensorloupe.format.tree.OpenAssembly;
import org.tensorloupe.model.Finding.Severity;

/// A folder with a sharded model, with or without its index, or with one checkpoint.
public final class ShardFolderFormat implements CheckpointFormat {
    private static final int MOST_FILES = 20_000;
    private static final int MOST_INDEXES = 20;

    @Override
    public String name() {
        return "folder";
    }

    @Override
    public boolean readsFolders() {
        return true;
    }

    @Override
    public Probe probe(Source source) throws CheckpointException {
        return files(source).isEmpty()
                ? new Probe.Refused("no file in the folder")
                : new Probe.Claimed();
    }

    @Override
    public OpenCheckpoint open(Source source, Opening opening) throws CheckpointException {
        Path folder = folder(source);
        List<String> names = files(source);
        FindingLog log = new FindingLog();
        Optional<Path> index = index(folder, names, log);
        if (index.isPresent()) {
            try (MappedFile file = MappedFile.open(index.get())) {
                return ShardIndexFormat.open(file.view(), folder, source.name(), opening, log);
            }
        }
        Optional<ShardNames.Numbered> numbered = ShardNames.numbered(names);
        return numbered.isPresent()
                ? shards(source, folder, numbered.get(), opening, log)
                : OnlyCheckpoint.open(source.name(), folder, names, opening);
    }

    private OpenCheckpoint shards(
            Source source,
            Path folder,
            ShardNames.Numbered numbered,
            Opening opening,
            FindingLog log) {
        Assembly assembly = Assembly.without(source.name());
        boolean opened = false;
        try {
            ShardAssembler shards = new ShardAssembler(folder, opening, assembly, log);
            log.add(Severity.INFO, "no index names these shards; their own numbers do");
            numbered.present().forEach(name -> shards.open(name, 0));
            numbered.missing().forEach(shards::missing);
            OpenCheckpoint open =
                    new OpenAssembly(
                            shards.checkpoint(
                                    source.name(),
                                    0,
                                    ShardIndexFormat.NAME,
                                    shards.inOrder(),
                                    Map.of()),
                            assembly);
            opened = true;
            return open;
        } finally {
            if (!opened) {
                assembly.close();
            }
        }
    }

    /// The index that is opened: of several, one whose first shard is there, and one of safetensors
    /// before others.
    private static Optional<Path> index(Path folder, List<String> names, FindingLog log) {
        List<Path> found = new ArrayList<>();
        for (String name : names) {
            Path path = folder.resolve(name);
            if (name.endsWith(".json")
                    && found.size() < MOST_INDEXES
                    && ShardIndex.looksLikeOne(path)) {
                found.add(path);
            }
        }
        if (found.size() > 1) {
            Map<Path, Integer> ranks = new HashMap<>();
            found.forEach(path -> ranks.put(path, rank(path)));
            found.sort(Comparator.comparing(ranks::get));
        }
        for (int i = 1; i < found.size(); i++) {
            log.add(
                    Severity.INFO,
                    "the folder has another index, %s; %s is shown"
                            .formatted(found.get(i).getFileName(), found.get(0).getFileName()));
        }
        return found.stream().findFirst();
    }

    private static int rank(Path index) {
        try (MappedFile file = MappedFile.open(index)) {
            Path folder = index.getParent();
            List<String> shards = ShardIndex.read(file.view()).shards();
            if (shards.isEmpty() || folder == null) {
                return 4;
            }
            boolean there =
                    ShardNames.resolve(folder, shards.getFirst())
                            .filter(ShardNames::isFile)
                            .isPresent();
            return (there ? 0 : 2) + (shards.getFirst().endsWith(".safetensors") ? 0 : 1);
        } catch (CheckpointException _) {
            return 5;
        }
    }

    private static Path folder(Source source) {
        return source.path().orElseThrow().toAbsolutePath();
    }

    /// Names of the files in the folder, sorted.
    private static List<String> files(Source source) throws CheckpointException {
        try (Stream<Path> entries = Files.list(folder(source))) {
            return entries.limit(MOST_FILES)
                    .filter(ShardNames::isFile)
                    .map(path -> String.valueOf(path.getFileName()))
                    .sorted()
                    .toList();
        } catch (IOException | UncheckedIOException e) {
            throw new CheckpointException(
                    new FormatFault.Unreadable(source.name(), String.valueOf(e.getMessage())), e);
        }
    }
}

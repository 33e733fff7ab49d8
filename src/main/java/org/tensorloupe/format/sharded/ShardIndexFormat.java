package org.tensorloupe.format.sharded;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.tensorloupe.bytes.ByteView;
import org.tensorloupe.fault.CheckpointException;
import org.tensorloupe.format.CheckpointFormat;
import org.tensorloupe.format.OpenCheckpoint;
import org.tensorloupe.format.Opening;
import org.tensorloupe.format.Source;
import org.tensorloupe.format.tree.Assembly;
import org.tensorloupe.format.tree.FindingLog;
import org.tensorloupe.format.tree.OpenAssembly;

/// The index of a sharded model: `model.safetensors.index.json`, `pytorch_model.bin.index.json`. Its
/// shards lie beside it and are opened with it.
public final class ShardIndexFormat implements CheckpointFormat {
    static final String NAME = "sharded";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Probe probe(Source source) throws CheckpointException {
        return source.path().isPresent() && ShardIndex.looksLikeOne(source.bytes())
                ? new Probe.Claimed()
                : new Probe.Refused("no JSON object with a weight_map");
    }

    @Override
    public OpenCheckpoint open(Source source, Opening opening) throws CheckpointException {
        Path file = source.path().orElseThrow().toAbsolutePath();
        return open(
                source.bytes(),
                Objects.requireNonNull(file.getParent(), "a file lies in a folder"),
                source.name(),
                opening,
                new FindingLog());
    }

    /// Opens an index with its shards.
    ///
    /// @param folder where they lie, absolute
    /// @param name of the whole
    /// @throws CheckpointException if the index cannot be read
    static OpenCheckpoint open(
            ByteView file, Path folder, String name, Opening opening, FindingLog log)
            throws CheckpointException {
        ShardIndex index = ShardIndex.read(file);
        Map<String, Long> counts = new HashMap<>();
        index.weightMap().values().forEach(shard -> counts.merge(shard, 1L, Long::sum));
        Assembly assembly = Assembly.without(name);
        boolean opened = false;
        try {
            ShardAssembler shards = new ShardAssembler(folder, opening, assembly, log);
            for (String shard : index.shards()) {
                shards.open(shard, counts.getOrDefault(shard, 0L));
            }
            OpenCheckpoint open =
                    new OpenAssembly(
                            shards.checkpoint(
                                    name,
                                    file.size(),
                                    NAME,
                                    shards.sorted(index),
                                    index.metadata()),
                            assembly);
            opened = true;
            return open;
        } finally {
            if (!opened) {
                assembly.close();
            }
        }
    }
}

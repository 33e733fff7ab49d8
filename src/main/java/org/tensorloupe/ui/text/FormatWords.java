package org.tensorloupe.ui.text;

import java.util.Map;
import org.tensorloupe.model.Checkpoint;

/// The format of a checkpoint as people say it.
public final class FormatWords {
    private FormatWords() {}

    /// `zip`; `sharded safetensors, 5 files`; `distributed, 4 files`.
    public static String of(Checkpoint checkpoint) {
        String format = checkpoint.format();
        if (isSharded(checkpoint)) {
            String[] shards = checkpoint.metadata().getOrDefault("shards", "").split(", ", 2);
            return "sharded " + (shards.length == 2 ? shards[1] + ", " : "") + files(checkpoint);
        }
        return format.startsWith("dcp") ? "distributed, " + files(checkpoint) : format;
    }

    /// The format in a word or two: `zip`; `39 shards`.
    public static String brief(Checkpoint checkpoint) {
        boolean parts = isSharded(checkpoint) || checkpoint.format().startsWith("dcp");
        return parts ? files(checkpoint).replace("file", "shard") : checkpoint.format();
    }

    /// `5 files`; `1 file` of a checkpoint that is not in several.
    public static String files(Checkpoint checkpoint) {
        Map<String, String> metadata = checkpoint.metadata();
        String count =
                isSharded(checkpoint)
                        ? metadata.getOrDefault("shards", "").split(", ", 2)[0]
                        : checkpoint.format().startsWith("dcp")
                                ? metadata.getOrDefault("files", "")
                                : "1";
        return count + (count.equals("1") ? " file" : " files");
    }

    private static boolean isSharded(Checkpoint checkpoint) {
        return checkpoint.format().equals("sharded");
    }
}

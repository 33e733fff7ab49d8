package org.tensorloupe.ui.text;

import java.util.Map;
import org.tensorloupe.model.Checkpoint;

/// The format of a checkpoint as people say it.
public final class FormatWords {
    private static final Texts TEXTS = Texts.of(FormatWords.class);

    private FormatWords() {}

    /// `zip`; `sharded safetensors, 5 files`; `distributed, 4 files`.
    public static String of(Checkpoint checkpoint) {
        String format = checkpoint.format();
        String files = TEXTS.count("format.files", files(checkpoint));
        if (isSharded(checkpoint)) {
            String[] shards = shards(checkpoint);
            return shards.length == 2
                    ? TEXTS.get("format.shardedOf", files, shards[1])
                    : TEXTS.get("format.sharded", files);
        }
        return format.startsWith("dcp") ? TEXTS.get("format.distributed", files) : format;
    }

    /// How many files it is in.
    public static long files(Checkpoint checkpoint) {
        if (isSharded(checkpoint)) {
            return number(shards(checkpoint)[0]);
        }
        return checkpoint.format().startsWith("dcp")
                ? number(checkpoint.metadata().getOrDefault("files", ""))
                : 1;
    }

    /// A number as the metadata has it, with groups of three digits; 0 if there is none.
    private static long number(String text) {
        String digits = text.replace(",", "");
        return digits.matches("[0-9]{1,18}") ? Long.parseLong(digits) : 0;
    }

    /// The format in a word or two: `zip`; `39 shards`.
    public static String brief(Checkpoint checkpoint) {
        boolean parts = isSharded(checkpoint) || checkpoint.format().startsWith("dcp");
        return parts ? TEXTS.count("format.shards", files(checkpoint)) : checkpoint.format();
    }

    private static String[] shards(Checkpoint checkpoint) {
        Map<String, String> metadata = checkpoint.metadata();
        return metadata.getOrDefault("shards", "").split(", ", 2);
    }

    private static boolean isSharded(Checkpoint checkpoint) {
        return checkpoint.format().equals("sharded");
    }
}

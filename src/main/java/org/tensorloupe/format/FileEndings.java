package org.tensorloupe.format;

import java.util.List;
import java.util.stream.Stream;

/// The endings that files with weights have. For dialogs and the desktop only: what a file is,
/// its content says.
public final class FileEndings {
    /// Endings that hardly anything else has; a double-click on these may open this program.
    public static final List<String> OWN =
            List.of(
                    "pth",
                    "pt",
                    "ckpt",
                    "safetensors",
                    "gguf",
                    "pt2",
                    "ptl",
                    "jit",
                    "th",
                    "npy",
                    "npz",
                    "distcp");

    /// Longer endings that are as telling, of which the last part is shared with others.
    public static final List<String> COMPOUND =
            List.of(
                    "pth.tar",
                    "safetensors.index.json",
                    "safetensors.index.fp16.json",
                    "bin.index.json",
                    "bin.index.fp16.json");

    /// Endings that files with weights share with many others.
    public static final List<String> SHARED = List.of("bin", "tar", "pkl", "p", "zip", "json");

    /// All that stand behind a last dot.
    public static final List<String> ALL = Stream.concat(OWN.stream(), SHARED.stream()).toList();

    private FileEndings() {}
}

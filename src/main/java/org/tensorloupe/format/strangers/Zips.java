package org.tensorloupe.format.strangers;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.tensorloupe.format.archive.ZipDirectory;
import org.tensorloupe.format.archive.ZipEntry;

/// Tells ZIP archives apart that hold no checkpoint at their top.
final class Zips {
    private static final Pattern CHECKPOINT =
            Pattern.compile(
                    "(?i)(?!__MACOSX/).*\\.(pth|pt|ckpt|safetensors|bin|gguf|pkl|t7|h5|onnx|npy)");
    private static final String OPEN_SOURCE = "Open the checkpoint that it was made from.";

    /// Entries that tell what an archive is.
    private static final Map<String, Stranger> BY_ENTRY =
            Map.of(
                    "model.weights.h5",
                    Stranger.weights(
                            "a Keras model (.keras)",
                            "Load it with Keras and save its weights with numpy.savez."),
                    "saved_model.pb",
                    Stranger.weights(
                            "a zipped SavedModel of TensorFlow",
                            "Load it with TensorFlow and save its arrays with numpy.savez."),
                    "Manifest.json",
                    Stranger.weights("a zipped model package of Core ML", OPEN_SOURCE),
                    "[Content_Types].xml",
                    Stranger.empty("an Office document"),
                    "AndroidManifest.xml",
                    Stranger.empty("an Android app"),
                    "META-INF/MANIFEST.MF",
                    Stranger.other("a Java archive", "Unpack it, if weights are inside."));

    private Zips() {}

    static Stranger describe(Optional<ZipDirectory> zip) {
        List<ZipEntry> entries = zip.map(ZipDirectory::entries).orElse(List.of());
        for (ZipEntry entry : entries) {
            String name = entry.name();
            Stranger known = BY_ENTRY.get(name);
            if (known == null) {
                known = BY_ENTRY.get(name.substring(name.indexOf('/') + 1));
            }
            if (known != null) {
                return known;
            }
        }
        return entries.stream()
                .map(ZipEntry::name)
                .filter(name -> CHECKPOINT.matcher(name).matches())
                .findFirst()
                .map(name ->
                        Stranger.other(
                                "a zip archive without data.pkl, which holds " + name,
                                "Unpack it and open that file."))
                .orElseGet(() -> Stranger.packed("a zip archive without data.pkl"));
    }
}

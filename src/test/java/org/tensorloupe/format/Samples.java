package org.tensorloupe.format;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.tensorloupe.testkit.Places;

/// What each format must open, and no other. A new format adds its line here.
final class Samples {
    /// Fixtures by the format's name: files, folders, or files among the others of their folder.
    static final Map<String, List<String>> OF =
            Map.ofEntries(
                    Map.entry("zip", List.of("small.pth", "training.pth", "zip64.pth")),
                    Map.entry("legacy", List.of("legacy.pth", "legacy-module.pth")),
                    Map.entry("tar", List.of("legacy-tar.pth")),
                    Map.entry(
                            "torchscript",
                            List.of("scripted.pt", "traced.pt", "lite.ptl", "model-json.pt")),
                    Map.entry("torch.package", List.of("package.pt")),
                    Map.entry("torch.export", List.of("exported.pt2", "exported-old.pt2")),
                    Map.entry("zip of files", List.of("bundle.zip")),
                    Map.entry("pickle", List.of("arrays-protocol5.pkl", "objects-protocol4.pkl")),
                    Map.entry("safetensors", List.of("safetensors-dtypes.safetensors")),
                    Map.entry(
                            "sharded",
                            List.of(
                                    "sharded-safetensors/model.safetensors.index.json",
                                    "sharded-bin/pytorch_model.bin.index.json")),
                    Map.entry("folder", List.of("sharded-safetensors", "sharded-bin")),
                    Map.entry("dcp", List.of("dcp-ranks", "dcp-single")),
                    Map.entry("dcp metadata", List.of("dcp-ranks/.metadata")),
                    Map.entry("dcp safetensors", List.of("dcp-safetensors")),
                    Map.entry("GGUF", List.of("gguf/plain.gguf", "gguf/version1.gguf")),
                    Map.entry("npy", List.of("numpy/version1.npy", "numpy/fortran.npy")),
                    Map.entry("npz", List.of("numpy/stored.npz")));

    /// Folders of fixtures that have nothing to do with each other.
    private static final Set<String> APART = Set.of("gguf", "numpy");

    /// What no format may open.
    static final List<String> STRANGERS =
            List.of(
                    "python-path.pth",
                    "not-a-checkpoint.pth",
                    "html.pth",
                    "git-lfs-pointer.pth",
                    "other-zip.pth",
                    "zeros.pth",
                    "empty.pth");

    private Samples() {}

    private static boolean isAmongOthers(String sample) {
        int slash = sample.indexOf('/');
        return slash > 0 && !APART.contains(sample.substring(0, slash));
    }

    static List<String> of(CheckpointFormat format) {
        return Objects.requireNonNull(OF.get(format.name()), format.name() + " has no samples");
    }

    /// A copy of a sample, with the files around it where it has any.
    ///
    /// @param folder an empty one
    static Path copy(String sample, Path folder) {
        Path original = Places.fixture(sample);
        boolean among = isAmongOthers(sample);
        if (among || Files.isDirectory(original)) {
            Path from = among ? Objects.requireNonNull(original.getParent()) : original;
            Path to = folder.resolve(Objects.requireNonNull(from.getFileName()));
            copyAll(from, to);
            return among ? to.resolve(Objects.requireNonNull(original.getFileName())) : to;
        }
        Path to = folder.resolve(Objects.requireNonNull(original.getFileName()));
        copyAll(original, to);
        return to;
    }

    /// The files that a sample consists of, the sample itself among them if it is one.
    static List<Path> files(Path sample, String name) {
        Path top = isAmongOthers(name) ? Objects.requireNonNull(sample.getParent()) : sample;
        try (Stream<Path> all = Files.walk(top)) {
            return all.filter(Files::isRegularFile)
                    .filter(file -> !file.endsWith("config.json"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void copyAll(Path from, Path to) {
        try (Stream<Path> all = Files.walk(from)) {
            for (Path one : all.toList()) {
                Files.copy(one, to.resolve(from.relativize(one).toString()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

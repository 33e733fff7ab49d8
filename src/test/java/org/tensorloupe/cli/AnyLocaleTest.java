package org.tensorloupe.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tensorloupe.testkit.Places;

/// What is written to files and to the terminal is the same everywhere: other decimal signs,
/// digits, calendars and rules of upper and lower case stay in the window.
class AnyLocaleTest {
    private final Locale before = Locale.getDefault();

    @TempDir private Path folder = Path.of("");

    @AfterEach
    void restoreLocale() {
        Locale.setDefault(before);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "de-DE",
                "fr-FR",
                "ar-EG-u-nu-arab",
                "hi-IN-u-nu-deva",
                "tr-TR",
                "th-TH-u-ca-buddhist-nu-thai"
            })
    void everyCommandWritesTheSameBytes(String tag) throws IOException {
        Map<String, String> expected = everything(Locale.ENGLISH);
        Map<String, String> found = everything(Locale.forLanguageTag(tag));
        assertThat(expected.values()).anyMatch(text -> text.matches("(?s).*\\d,\\d{3}.*"));
        expected.forEach((what, text) -> assertThat(found.get(what)).as(what).isEqualTo(text));
    }

    @Test
    void theLocalesOfThisTestDoWriteNumbersDifferently() {
        Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
        assertThat("%,d".formatted(1234)).isEqualTo("١٬٢٣٤");
    }

    /// What each command writes, by the command.
    private Map<String, String> everything(Locale locale) throws IOException {
        Locale.setDefault(locale);
        Map<String, String> all = new LinkedHashMap<>();
        for (String file : fixtures()) {
            for (List<String> command :
                    List.of(
                            List.of("info", file),
                            List.of("info", file, "--json"),
                            List.of("stats", file),
                            List.of("stats", file, "--format", "json"))) {
                Run run = Run.of(command.toArray());
                all.put(String.join(" ", command), run.status() + run.out() + run.err());
            }
        }
        for (String command : List.of("", "info", "stats", "render", "export", "convert")) {
            Run run = command.isEmpty() ? Run.of("--help") : Run.of(command, "--help");
            all.put(command + " --help", run.out() + run.err());
        }
        String small = Places.fixture("resnet18-small.pth").toString();
        write(all, small, "convert", "all.safetensors", "--dtype", "bf16");
        write(all, small, "export", "conv.npy", "conv1.weight");
        write(all, small, "export", "two.npz", "conv1.weight", "fc.weight");
        write(all, small, "render", "conv.png", "conv1.weight");
        write(all, small, "render", "fc.png", "fc.weight", "--range", "p0.5,99.5");
        write(all, small, "render", "bad.png", "fc.weight", "--at", "123456,1");
        write(all, small, "stats", "channels.csv", "--channels", "0");
        write(all, small, "stats", "stats.csv", "--select", "WEIGHT|conv1[.]weight");
        return all;
    }

    /// Runs a command that writes a file, and keeps its messages and the file's bytes.
    private void write(
            Map<String, String> all, String file, String command, String out, String... rest)
            throws IOException {
        Path target = folder.resolve(out);
        Files.deleteIfExists(target);
        List<String> words = new ArrayList<>(List.of(command, file));
        words.addAll(List.of(rest));
        words.addAll(List.of("-o", target.toString()));
        Run run = Run.of(words.toArray());
        String bytes =
                Files.exists(target)
                        ? new String(Files.readAllBytes(target), StandardCharsets.ISO_8859_1)
                        : "no file";
        all.put(String.join(" ", words), run.status() + run.out() + run.err() + bytes);
    }

    /// Small fixtures of every kind, the damaged ones too.
    private static List<String> fixtures() throws IOException {
        Path all = Objects.requireNonNull(Places.fixture("small.json").getParent());
        try (Stream<Path> files = Files.list(all)) {
            return files.filter(file -> !file.toString().matches(".*[.](json|md)"))
                    .filter(file -> Files.isDirectory(file) || size(file) < 300_000)
                    .map(Path::toString)
                    .sorted()
                    .toList();
        }
    }

    private static long size(Path file) {
        try {
            return Files.size(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

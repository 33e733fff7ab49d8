package org.tensorloupe.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.tensorloupe.bytes.Monitor;
import org.tensorloupe.fault.CheckpointException;
import org.tensorloupe.fault.FormatFault;
import org.tensorloupe.model.Checkpoint;
import org.tensorloupe.model.Import;
import org.tensorloupe.model.Totals;
import org.tensorloupe.testkit.Json;
import org.tensorloupe.testkit.Places;

/// Every file of other projects: genuine ones against PyTorch's own numbers, hostile ones for what
/// is said of them. Runs where the folder is.
class CorpusTest {
    /// What is said of genuine files of the containers that are not read, by the container's name in
    /// the folder's list. All others open.
    private static final Map<String, String> NOT_READ =
            Map.of(
                    "flatbuffer-ptl", "a FlatBuffer model of PyTorch Mobile",
                    "ggml-legacy", "a ggml model, older than GGUF",
                    "gzip", "a gzip archive of a tar whose first file is config.json");

    @TestFactory
    Stream<DynamicTest> everyGenuineFileAgreesWithPyTorchOrIsRefusedPrecisely() {
        return files("A")
                .map(file ->
                        DynamicTest.dynamicTest(
                                file.container() + ": " + file.name(), () -> genuine(file)));
    }

    /// What would run is told, what is broken too; the rest is benign.
    @TestFactory
    Stream<DynamicTest> everyHostileFileIsReadAsItsTruthSaysOrTellsWhatIsWrong() {
        return files("B")
                .map(file ->
                        DynamicTest.dynamicTest(
                                file.container() + ": " + file.name(), () -> hostile(file)));
    }

    /// @param container as the folder's list names it
    private record Entry(Path folder, String name, String container) {
        Path path() {
            return folder.resolve("files").resolve(name);
        }

        Path truth() {
            return folder.resolve("truth").resolve(name + ".json");
        }
    }

    private static Stream<Entry> files(String group) {
        assumeTrue(Places.corpus().isPresent(), "no corpus folder");
        Path corpus = Places.corpus().orElseThrow();
        return Json.list(Json.object(corpus.resolve("manifest.json")).get("files")).stream()
                .map(Json::map)
                .filter(f -> group.equals(f.get("group")))
                .map(f ->
                        new Entry(
                                corpus,
                                String.valueOf(f.get("file")),
                                String.valueOf(f.get("container"))));
    }

    private static void genuine(Entry file) throws CheckpointException {
        if (NOT_READ.containsKey(file.container())) {
            refused(file, Objects.requireNonNull(NOT_READ.get(file.container())));
        } else if (Files.exists(file.truth())) {
            assertThat(Comparison.check(file.path(), file.truth())).isPositive();
        } else if (file.container().equals("json")) {
            shardsOfOtherNames(file);
        } else {
            try (OpenCheckpoint open = Formats.open(file.path(), Monitor.NONE)) {
                Totals totals = open.checkpoint().root().totals();
                assertThat(totals.tensors() + totals.values()).as("what it holds").isPositive();
                assertThat(open.checkpoint().isDamaged()).as("damaged").isFalse();
            }
        }
    }

    private static void refused(Entry file, String kind) {
        FormatFault fault =
                Assertions.catchThrowableOfType(
                                CheckpointException.class,
                                () -> Formats.open(file.path(), Monitor.NONE).close())
                        .fault();
        String said =
                switch (fault) {
                    case FormatFault.UnreadFormat unread -> unread.format();
                    case FormatFault.NotACheckpoint no -> no.looksLike();
                    default -> String.valueOf(fault);
                };
        assertThat(said).isEqualTo(kind);
    }

    /// The folder keeps the shards of this index under names of its own; under their own names they
    /// are compared elsewhere.
    private static void shardsOfOtherNames(Entry file) throws CheckpointException {
        try (OpenCheckpoint open = Formats.open(file.path(), Monitor.NONE)) {
            assertThat(open.checkpoint().findings())
                    .filteredOn(finding -> finding.message().contains("-of-00006.safetensors"))
                    .hasSize(6);
        }
    }

    private static void hostile(Entry file) throws CheckpointException {
        if (Files.exists(file.truth())) {
            assertThat(Comparison.check(file.path(), file.truth())).isPositive();
            return;
        }
        try (OpenCheckpoint open = Formats.open(file.path(), Monitor.NONE)) {
            Checkpoint checkpoint = open.checkpoint();
            boolean told =
                    checkpoint.isDamaged()
                            || !checkpoint.findings().isEmpty()
                            || checkpoint.imports().stream().anyMatch(i -> !i.known());
            boolean runs = checkpoint.imports().stream().anyMatch(Import::called);
            assertThat(told || !runs).as("it would run nothing, or that is told").isTrue();
        } catch (CheckpointException e) {
            assertThat(e).hasMessageStartingWith(file.name());
        }
    }
}

package org.tensorloupe.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.tensorloupe.bytes.Monitor;
import org.tensorloupe.fault.CheckpointException;
import org.tensorloupe.model.Checkpoint;
import org.tensorloupe.model.Import;
import org.tensorloupe.model.Totals;
import org.tensorloupe.testkit.Json;
import org.tensorloupe.testkit.Places;

/// Real checkpoints of other projects, against PyTorch's own numbers. Runs where the folder is.
class CorpusTest {
    /// The containers, as the folder's list names them, whose genuine files all open.
    private static final Set<String> READ =
            Set.of(
                    "torch zip",
                    "torch-legacy-pickle",
                    "tar",
                    "json",
                    "pickle",
                    "safetensors",
                    "torchscript zip",
                    "torchscript zip (lite interpreter)",
                    "torch.package zip",
                    "zip (stable-baselines3 archive)",
                    "gguf",
                    "npy",
                    "npz");

    @TestFactory
    Stream<DynamicTest> everyGenuineFileAgreesWithPyTorch() {
        assumeTrue(Places.corpus().isPresent(), "no corpus folder");
        Path corpus = Places.corpus().orElseThrow();
        return Json.list(Json.object(corpus.resolve("manifest.json")).get("files")).stream()
                .map(Json::map)
                .filter(f -> "A".equals(f.get("group")))
                .filter(f -> READ.contains(String.valueOf(f.get("container"))))
                .map(f -> String.valueOf(f.get("file")))
                .map(name -> DynamicTest.dynamicTest(name, () -> check(corpus, name)));
    }

    /// What would run is told, or there is one clear fault.
    @TestFactory
    Stream<DynamicTest> hostilePicklesTellWhatTheyWouldRun() {
        assumeTrue(Places.corpus().isPresent(), "no corpus folder");
        Path corpus = Places.corpus().orElseThrow();
        return Json.list(Json.object(corpus.resolve("manifest.json")).get("files")).stream()
                .map(Json::map)
                .filter(f -> "B".equals(f.get("group")) && "pickle".equals(f.get("container")))
                .map(f -> String.valueOf(f.get("file")))
                .map(name -> DynamicTest.dynamicTest(name, () -> tells(corpus, name)));
    }

    private static void tells(Path corpus, String name) {
        try (OpenCheckpoint open =
                Formats.open(corpus.resolve("files").resolve(name), Monitor.NONE)) {
            Checkpoint checkpoint = open.checkpoint();
            assertThat(
                            checkpoint.imports().stream().anyMatch(i -> !i.known())
                                    || checkpoint.imports().stream().noneMatch(Import::called)
                                    || !checkpoint.findings().isEmpty())
                    .as("it would run nothing, or that is told")
                    .isTrue();
        } catch (CheckpointException e) {
            assertThat(e).hasMessageContaining(name);
        }
    }

    private static void check(Path corpus, String name) throws CheckpointException {
        Path file = corpus.resolve("files").resolve(name);
        Path truth = corpus.resolve("truth").resolve(name + ".json");
        if (Files.exists(truth)) {
            assertThat(Comparison.check(file, truth)).isPositive();
            return;
        }
        try (OpenCheckpoint open = Formats.open(file, Monitor.NONE)) {
            Totals totals = open.checkpoint().root().totals();
            assertThat(totals.tensors() + totals.values()).as("what it holds").isPositive();
        }
    }
}

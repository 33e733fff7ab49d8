package org.tensorloupe.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tensorloupe.bytes.Monitor;
import org.tensorloupe.fault.CheckpointException;
import org.tensorloupe.model.Node;
import org.tensorloupe.model.TensorNode;
import org.tensorloupe.model.TextNode;
import org.tensorloupe.tensor.Component;
import org.tensorloupe.tensor.StorageRef;
import org.tensorloupe.tensor.TensorInfo;
import org.tensorloupe.tensor.TensorReader;
import org.tensorloupe.testkit.Json;
import org.tensorloupe.testkit.Places;

/// Archives that are cut, changed or hostile: they open with what they hold, or are refused by the
/// one exception, and so is every read of what they show.
class DamagedArchivesTest {
    private static final int MUTANTS = 300;
    private static final int LARGEST_READ = 1 << 20;

    @TempDir private Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "scripted.pt",
                "traced.pt",
                "lite.ptl",
                "model-json.pt",
                "package.pt",
                "exported.pt2",
                "exported-old.pt2",
                "bundle.zip"
            })
    void aCutAtEveryHundredthNeverPretendsToBeWhole(String name) throws IOException {
        byte[] whole = Files.readAllBytes(Places.fixture(name));
        for (int percent = 1; percent < 100; percent++) {
            Path cut = folder.resolve("cut-" + percent);
            Files.write(cut, Arrays.copyOf(whole, whole.length * percent / 100));
            try (OpenCheckpoint open = Formats.open(cut, Monitor.NONE)) {
                assertThat(open.checkpoint().isDamaged()).as("%d%%", percent).isTrue();
            } catch (CheckpointException e) {
                assertThat(e.getMessage()).as("%d%%", percent).contains("cut-" + percent);
            }
            Files.delete(cut);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "scripted.pt",
                "script-state.pt",
                "lite.ptl",
                "model-json.pt",
                "package.pt",
                "exported.pt2",
                "exported-old.pt2",
                "bundle.zip"
            })
    @Timeout(300)
    void onlyTheOneExceptionCrossesTheBorder(String name) throws IOException {
        byte[] whole = Files.readAllBytes(Places.fixture(name));
        Random random = new Random(name.hashCode());
        int opened = 0;
        for (int i = 0; i < MUTANTS; i++) {
            byte[] mutant = whole.clone();
            int changes = 1 + random.nextInt(8);
            for (int c = 0; c < changes; c++) {
                int at = random.nextInt(mutant.length);
                mutant[at] = (byte) (random.nextBoolean() ? random.nextInt(256) : mutant[at] ^ 1);
            }
            opened += opens(mutant, i) ? 1 : 0;
        }
        assertThat(opened).as("mutants that open").isBetween(1, MUTANTS - 1);
    }

    private boolean opens(byte[] mutant, int number) throws IOException {
        Path file = folder.resolve("mutant-" + number);
        Files.write(file, mutant);
        try (OpenCheckpoint open = Formats.open(file, Monitor.NONE)) {
            visit(open, open.checkpoint().root());
            return true;
        } catch (CheckpointException e) {
            assertThat(e.getMessage()).isNotBlank();
            return false;
        } finally {
            Files.delete(file);
        }
    }

    private static void visit(OpenCheckpoint open, Node node) {
        try {
            switch (node) {
                case TensorNode tensor -> read(open, tensor.tensor());
                case TextNode text -> read(open, text.content());
                default -> {}
            }
        } catch (CheckpointException e) {
            assertThat(e.getMessage()).isNotBlank();
        }
        node.children().forEach(child -> visit(open, child));
    }

    private static void read(OpenCheckpoint open, TensorInfo tensor) throws CheckpointException {
        int n = (int) Math.min(100, tensor.numel());
        TensorReader reader =
                TensorReader.open(tensor, Component.VALUE, open.storages(), Monitor.NONE);
        reader.read(0, new double[n], 0, n);
    }

    private static void read(OpenCheckpoint open, StorageRef text) throws CheckpointException {
        if (text.size() <= LARGEST_READ) {
            long size = open.storages().bytes(text, Monitor.NONE).size();
            assertThat(size).isEqualTo(text.size());
            assertThat(open.storages().locate(text).part()).isNotEmpty();
        }
    }

    @TestFactory
    Stream<DynamicTest> hostileArchivesAreRefusedOrOpenWithAFinding() {
        assumeTrue(Places.corpus().isPresent(), "no corpus folder");
        Path corpus = Places.corpus().orElseThrow();
        return Json.list(Json.object(corpus.resolve("manifest.json")).get("files")).stream()
                .map(Json::map)
                .filter(f -> "B".equals(f.get("group")))
                .filter(f -> String.valueOf(f.get("container")).startsWith("zip ("))
                .map(f -> String.valueOf(f.get("file")))
                .map(name ->
                        DynamicTest.dynamicTest(
                                name, () -> hostile(corpus.resolve("files").resolve(name))));
    }

    private static void hostile(Path file) {
        try (OpenCheckpoint open = Formats.open(file, Monitor.NONE)) {
            assertThat(
                            !open.checkpoint().findings().isEmpty()
                                    || open.checkpoint().imports().stream()
                                            .anyMatch(called -> called.called() && !called.known()))
                    .as("a finding, or a call in the import report")
                    .isTrue();
        } catch (CheckpointException e) {
            assertThat(e.getMessage()).startsWith(String.valueOf(file.getFileName()));
        }
    }
}

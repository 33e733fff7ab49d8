package org.tensorloupe.format.safetensors;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tensorloupe.bytes.Monitor;
import org.tensorloupe.fault.CheckpointException;
import org.tensorloupe.format.Formats;
import org.tensorloupe.format.OpenCheckpoint;
import org.tensorloupe.testkit.Mutants;
import org.tensorloupe.testkit.Places;

/// Files with some bytes of their header, or of an index of such files, changed: they open, or are
/// refused by the one exception, and so is every read of every tensor.
class SafetensorsMutantsTest {
    private static final int MUTANTS = 600;

    @TempDir private Path folder;

    @ParameterizedTest
    @CsvSource({
        "safetensors-dtypes.safetensors, safetensors-dtypes.safetensors, 2100",
        "sharded-safetensors, model.safetensors.index.json, 900",
        "sharded-safetensors, model-00002-of-00005.safetensors, 300"
    })
    @Timeout(300)
    void onlyTheOneExceptionCrossesTheBorder(String fixture, String mutated, int header)
            throws Exception {
        Path original = Places.fixture(fixture);
        Path opened = folder.resolve(String.valueOf(original.getFileName()));
        List<Path> files = files(original);
        if (Files.isDirectory(original)) {
            Files.createDirectory(opened);
            for (Path file : files) {
                Files.copy(file, opened.resolve(String.valueOf(file.getFileName())));
            }
        }
        Path target = Files.isDirectory(original) ? opened.resolve(mutated) : opened;
        byte[] whole =
                Files.readAllBytes(
                        Files.isDirectory(original) ? original.resolve(mutated) : original);
        Random random = new Random(mutated.hashCode());
        int open = 0;
        for (int i = 0; i < MUTANTS; i++) {
            byte[] mutant = whole.clone();
            for (int change = 0; change <= i % 3; change++) {
                int at = random.nextInt(header);
                mutant[at] = (byte) (random.nextBoolean() ? random.nextInt(256) : mutant[at] ^ 1);
            }
            Files.write(target, mutant);
            open += opens(opened) ? 1 : 0;
        }
        assertThat(open).as("mutants that open").isPositive();
    }

    private static List<Path> files(Path path) throws IOException {
        if (!Files.isDirectory(path)) {
            return List.of(path);
        }
        try (Stream<Path> all = Files.list(path)) {
            return all.toList();
        }
    }

    private static boolean opens(Path path) {
        try (OpenCheckpoint open = Formats.open(path, Monitor.NONE)) {
            Mutants.read(open);
            return true;
        } catch (CheckpointException e) {
            assertThat(e.getMessage()).isNotBlank();
            return false;
        }
    }
}

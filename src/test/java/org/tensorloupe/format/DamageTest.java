package org.tensorloupe.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tensorloupe.bytes.Monitor;
import org.tensorloupe.fault.CheckpointException;
import org.tensorloupe.testkit.Mutants;
import org.tensorloupe.testkit.Places;

/// GGUF and NumPy files that are cut, or have some bytes changed: they open, or are refused by the
/// one exception, and so is every read of every tensor.
class DamageTest {
    private static final int MUTANTS = 300;

    @TempDir private Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "gguf/blocks.gguf",
                "gguf/big-endian-plain.gguf",
                "gguf/version1.gguf",
                "numpy/version1.npy",
                "numpy/objects.npy",
                "numpy/stored.npz",
                "numpy/deflated.npz",
                "numpy/mixed.npz"
            })
    @Timeout(300)
    void aCutAtEveryHundredthIsTold(String name) throws IOException {
        byte[] whole = Files.readAllBytes(Places.fixture(name));
        for (int percent = 1; percent < 100; percent++) {
            byte[] cut = Arrays.copyOf(whole, (int) ((long) whole.length * percent / 100));
            Path file = folder.resolve("cut");
            Files.write(file, cut);
            try (OpenCheckpoint open = Formats.open(file, Monitor.NONE)) {
                assertThat(open.checkpoint().isDamaged()).as("%s at %d%%", name, percent).isTrue();
                Mutants.read(open);
            } catch (CheckpointException e) {
                assertThat(e.getMessage()).contains("cut");
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "gguf/blocks.gguf",
                "gguf/plain.gguf",
                "gguf/version2.gguf",
                "numpy/fortran.npy",
                "numpy/objects.npy",
                "numpy/records.npy",
                "numpy/deflated.npz",
                "numpy/mixed.npz"
            })
    @Timeout(300)
    void onlyTheOneExceptionCrossesTheBorder(String name) throws IOException {
        byte[] whole = Files.readAllBytes(Places.fixture(name));
        // The header stands in front, in a ZIP also behind.
        int front = Math.min(whole.length, 2500);
        Random random = new Random(name.hashCode());
        int opened = 0;
        for (int i = 0; i < MUTANTS; i++) {
            byte[] mutant = whole.clone();
            for (int change = random.nextInt(3); change >= 0; change--) {
                int at = random.nextInt(front);
                at = name.endsWith("z") && random.nextBoolean() ? whole.length - 1 - at : at;
                mutant[at] = (byte) (random.nextBoolean() ? random.nextInt(256) : mutant[at] ^ 1);
            }
            Path file = folder.resolve("mutant");
            Files.write(file, mutant);
            try (OpenCheckpoint open = Formats.open(file, Monitor.NONE)) {
                Mutants.read(open);
                opened++;
            } catch (CheckpointException e) {
                assertThat(e.getMessage()).contains("mutant");
            }
        }
        assertThat(opened).as("mutants that open").isBetween(1, MUTANTS - 1);
    }
}

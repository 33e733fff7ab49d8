package org.tensorloupe.format.torchtar;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.tensorloupe.bytes.Monitor;
import org.tensorloupe.fault.CheckpointException;
import org.tensorloupe.format.Comparison;
import org.tensorloupe.format.Formats;
import org.tensorloupe.format.OpenCheckpoint;
import org.tensorloupe.tensor.StorageRef;
import org.tensorloupe.testkit.Cuts;
import org.tensorloupe.testkit.Json;
import org.tensorloupe.testkit.Mutants;
import org.tensorloupe.testkit.Places;

/// A tar by the layout of 2016, which PyTorch 2.13 reads, against the values that PyTorch gives.
class TorchTarTest {
    private static final int MUTANTS = 400;

    @TempDir private Path folder;

    @Test
    void agreesWithPyTorch() throws CheckpointException {
        assertThat(
                        Comparison.check(
                                Places.fixture("legacy-tar.pth"),
                                Places.fixture("legacy-tar.json")))
                .isEqualTo(13);
    }

    @Test
    void mapsStoragesWhereTheyStand() throws IOException, CheckpointException {
        byte[] file = Files.readAllBytes(Places.fixture("legacy-tar.pth"));
        try (OpenCheckpoint open = Formats.open(Places.fixture("legacy-tar.pth"), Monitor.NONE)) {
            StorageRef uint8 =
                    Objects.requireNonNull(open.checkpoint().tensors().get(7).tensor().storage());
            OptionalLong offset = open.storages().locate(uint8).offset();
            assertThat(offset).isPresent();
            byte[] there = new byte[8];
            System.arraycopy(file, (int) offset.getAsLong(), there, 0, there.length);
            assertThat(there).containsExactly(-2, -1, 0, 1, 2, 3, 4, 5);
        }
    }

    @Test
    void givesWhatIsWholeOfACutAtEveryHundredth() throws IOException {
        assertThat(
                        Cuts.open(
                                Places.fixture("legacy-tar.pth"),
                                Json.object(Places.fixture("legacy-tar.json")),
                                folder))
                .as("cuts that open")
                .isBetween(10, 97);
    }

    @Test
    @Timeout(300)
    void onlyTheOneExceptionCrossesTheBorder() throws IOException {
        Path file = Places.fixture("legacy-tar.pth");
        assertThat(Mutants.open(file, folder, MUTANTS, 0, Files.size(file)))
                .as("mutants that open")
                .isBetween(1, MUTANTS - 1);
    }
}

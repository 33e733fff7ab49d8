package org.tensorloupe.format.torchzip;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tensorloupe.bytes.MappedFile;
import org.tensorloupe.fault.CheckpointException;
import org.tensorloupe.format.archive.ZipDirectory;
import org.tensorloupe.format.archive.ZipEntry;
import org.tensorloupe.format.archive.ZipLimits;
import org.tensorloupe.testkit.Mutants;
import org.tensorloupe.testkit.Places;

/// Files with some bytes of their object changed: whatever that makes of them, they open, or are
/// refused by the one exception, and so is every read of every tensor.
class MutantsTest {
    private static final int MUTANTS = 400;

    @TempDir private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"small", "structure", "dtypes", "training", "v1-rebuild"})
    @Timeout(300)
    void onlyTheOneExceptionCrossesTheBorder(String name) throws Exception {
        Path original = Places.fixture(name + ".pth");
        long[] pickle = pickleRange(original);
        int opened = Mutants.open(original, folder, MUTANTS, pickle[0], pickle[0] + pickle[1]);
        assertThat(opened).as("mutants that open").isBetween(1, MUTANTS - 1);
    }

    private static long[] pickleRange(Path file) throws CheckpointException {
        try (MappedFile mapped = MappedFile.open(file)) {
            ZipDirectory directory = ZipDirectory.read(mapped.view(), ZipLimits.DEFAULT);
            ZipEntry entry = TorchZipLayout.require(directory).pickle();
            return new long[] {directory.dataOffset(entry), entry.size()};
        }
    }
}

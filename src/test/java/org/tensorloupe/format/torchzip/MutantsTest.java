package org.tensorloupe.format.torchzip;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tensorloupe.bytes.MappedFile;
import org.tensorloupe.bytes.Monitor;
import org.tensorloupe.fault.CheckpointException;
import org.tensorloupe.format.Formats;
import org.tensorloupe.format.OpenCheckpoint;
import org.tensorloupe.format.archive.ZipDirectory;
import org.tensorloupe.format.archive.ZipEntry;
import org.tensorloupe.format.archive.ZipLimits;
import org.tensorloupe.model.TensorNode;
import org.tensorloupe.tensor.Component;
import org.tensorloupe.tensor.SliceKey;
import org.tensorloupe.tensor.TensorInfo;
import org.tensorloupe.tensor.TensorReader;
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
        byte[] whole = Files.readAllBytes(original);
        long[] pickle = pickleRange(original);
        Random random = new Random(name.hashCode());
        int opened = 0;
        for (int i = 0; i < MUTANTS; i++) {
            byte[] mutant = whole.clone();
            int changes = 1 + random.nextInt(3);
            for (int c = 0; c < changes; c++) {
                int at = (int) (pickle[0] + random.nextLong(pickle[1]));
                mutant[at] = (byte) (random.nextBoolean() ? random.nextInt(256) : mutant[at] ^ 1);
            }
            opened += open(mutant, i) ? 1 : 0;
        }
        assertThat(opened).as("mutants that open").isBetween(1, MUTANTS - 1);
    }

    private boolean open(byte[] mutant, int number) throws IOException {
        Path file = folder.resolve(number + ".pth");
        Files.write(file, mutant);
        try (OpenCheckpoint open = Formats.open(file, Monitor.NONE)) {
            for (TensorNode node : open.checkpoint().tensors()) {
                read(open, node.tensor());
            }
            return true;
        } catch (CheckpointException _) {
            return false;
        } finally {
            Files.delete(file);
        }
    }

    /// The first and the last elements, flat and as a slice; huge ones are legal, so not all.
    private static void read(OpenCheckpoint open, TensorInfo tensor) {
        try {
            TensorReader reader =
                    TensorReader.open(tensor, Component.VALUE, open.storages(), Monitor.NONE);
            int n = (int) Math.min(100, tensor.numel());
            double[] out = new double[n];
            reader.read(0, out, 0, n);
            reader.read(tensor.numel() - n, out, 0, n);
            if (n > 0) {
                SliceKey slice = SliceKey.initial(tensor);
                int columns = (int) Math.min(10, slice.columns());
                reader.readBlock(
                        slice, slice.rows() - 1, 1, slice.columns() - columns, columns, out);
            }
        } catch (CheckpointException e) {
            assertThat(e.getMessage()).isNotBlank();
        }
    }

    private static long[] pickleRange(Path file) throws CheckpointException {
        try (MappedFile mapped = MappedFile.open(file)) {
            ZipDirectory directory = ZipDirectory.read(mapped.view(), ZipLimits.DEFAULT);
            ZipEntry entry = TorchZipLayout.require(directory).pickle();
            return new long[] {directory.dataOffset(entry), entry.size()};
        }
    }
}

package org.tensorloupe.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.tensorloupe.bytes.Monitor;
import org.tensorloupe.fault.CheckpointException;
import org.tensorloupe.format.Formats;
import org.tensorloupe.format.OpenCheckpoint;
import org.tensorloupe.model.TensorNode;
import org.tensorloupe.tensor.Component;
import org.tensorloupe.tensor.SliceKey;
import org.tensorloupe.tensor.TensorInfo;
import org.tensorloupe.tensor.TensorReader;

/// Files with some bytes changed: whatever that makes of them, they open, or are refused by the one
/// exception, and so is every read of every tensor.
public final class Mutants {
    private Mutants() {}

    /// Opens mutants of a file and reads from every tensor.
    ///
    /// @param folder holds one mutant at a time
    /// @param from first byte that may change
    /// @param to byte after the last that may change
    /// @return how many of them open
    public static int open(Path original, Path folder, int count, long from, long to)
            throws IOException {
        byte[] whole = Files.readAllBytes(original);
        Random random = new Random(original.getFileName().toString().hashCode());
        int opened = 0;
        for (int i = 0; i < count; i++) {
            byte[] mutant = whole.clone();
            int changes = 1 + random.nextInt(3);
            for (int c = 0; c < changes; c++) {
                int at = (int) random.nextLong(from, to);
                mutant[at] = (byte) (random.nextBoolean() ? random.nextInt(256) : mutant[at] ^ 1);
            }
            Path file = folder.resolve(i + ".pth");
            Files.write(file, mutant);
            opened += opens(file) ? 1 : 0;
            Files.delete(file);
        }
        return opened;
    }

    private static boolean opens(Path file) {
        try (OpenCheckpoint open = Formats.open(file, Monitor.NONE)) {
            read(open);
            return true;
        } catch (CheckpointException _) {
            return false;
        }
    }

    /// Reads from every tensor; faults are fine, anything else is not.
    public static void read(OpenCheckpoint open) {
        for (TensorNode node : open.checkpoint().tensors()) {
            read(open, node.tensor());
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
}

package org.tensorloupe.ui.detail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.tensorloupe.bytes.Monitor;
import org.tensorloupe.fault.CheckpointException;
import org.tensorloupe.format.Formats;
import org.tensorloupe.format.OpenCheckpoint;
import org.tensorloupe.model.TensorNode;
import org.tensorloupe.tensor.Component;
import org.tensorloupe.tensor.SliceKey;
import org.tensorloupe.tensor.TensorInfo;
import org.tensorloupe.tensor.TensorReader;
import org.tensorloupe.ui.tree.Outline;
import org.tensorloupe.ui.view.ShownSlice;

/// Against `slice-code.tsv`, whose lines `make_slice_code.py` ran in PyTorch.
class SliceCodeTest {
    private static final Path RESOURCES = Path.of("src/test/resources");
    static final List<Case> CASES = cases();

    /// A slice, its line, and what the line gave.
    record Case(List<String> fields) {
        int whole(int column) {
            return Integer.parseInt(fields.get(column));
        }

        SliceKey slice(TensorInfo tensor) {
            List<Long> at = Arrays.stream(fields.get(5).split(",", -1)).map(Long::valueOf).toList();
            return new SliceKey(tensor, Component.valueOf(fields.get(2)), whole(3), whole(4), at);
        }

        /// First row, row after the last, first column, column after the last.
        long[] window(SliceKey slice) {
            return fields.get(6).isEmpty()
                    ? new long[] {0, slice.rows(), 0, slice.columns()}
                    : Arrays.stream(fields.get(6).split("[:,]", -1))
                            .mapToLong(Long::valueOf)
                            .toArray();
        }

        double[] values() {
            return Arrays.stream(fields.get(9).split(",", -1))
                    .mapToDouble(Double::parseDouble)
                    .toArray();
        }

        @Override
        public String toString() {
            return fields.get(7);
        }
    }

    private static List<Case> cases() {
        try {
            return Files.readAllLines(RESOURCES.resolve("channels/slice-code.tsv")).stream()
                    .skip(1)
                    .map(line -> new Case(List.of(line.split("\t", -1))))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static TensorInfo tensor(OpenCheckpoint open, String name) {
        return open.checkpoint().tensors().stream()
                .map(TensorNode::tensor)
                .filter(tensor -> tensor.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    @ParameterizedTest
    @FieldSource("CASES")
    void isTheLineThatGaveWhatIsShown(Case expected) throws CheckpointException {
        Path file = RESOURCES.resolve(expected.fields().get(0));
        try (OpenCheckpoint open = Formats.open(file, Monitor.NONE)) {
            String name = expected.fields().get(1);
            SliceKey slice = expected.slice(tensor(open, name));
            long[] seen = expected.window(slice);
            ShownSlice shown = ShownSlice.of("Copy", slice, seen[0], seen[1], seen[2], seen[3]);
            Outline outline = new Outline(open.checkpoint());
            assertThat(SliceCode.of(outline, outline.find(name), open.checkpoint(), shown))
                    .contains(expected.fields().get(7));
            int rows = (int) (seen[1] - seen[0]);
            int columns = (int) (seen[3] - seen[2]);
            double[] values = new double[rows * columns];
            TensorReader.open(slice.tensor(), slice.part(), open.storages(), Monitor.NONE)
                    .readBlock(slice, seen[0], rows, seen[2], columns, values);
            if (expected.toString().endsWith(".abs()")) { // PyTorch rounds magnitudes to float32.
                assertThat(values).containsExactly(expected.values(), within(1e-6));
            } else {
                assertThat(values).containsExactly(expected.values());
            }
        }
    }

    @Test
    void keepsTheWarningOfALineThatRunsCodeAtItsEnd() throws CheckpointException {
        try (OpenCheckpoint open =
                Formats.open(RESOURCES.resolve("fixtures/module.pth"), Monitor.NONE)) {
            Outline outline = new Outline(open.checkpoint());
            TensorInfo tensor = tensor(open, "blocks.0.gates.1");
            List<String> axes = Collections.nCopies(tensor.shape().rank(), "0");
            ShownSlice shown = new ShownSlice("Copy", Component.VALUE, axes, false);
            assertThat(SliceCode.of(outline, outline.find(tensor.name()), open.checkpoint(), shown))
                    .hasValueSatisfying(line ->
                            assertThat(line)
                                    .endsWith("]  # runs code that the file names")
                                    .contains(".gates[1][0"));
        }
    }
}

package org.tensorloupe.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.assertj.core.api.SoftAssertions;
import org.tensorloupe.bytes.Monitor;
import org.tensorloupe.fault.CheckpointException;
import org.tensorloupe.fault.FormatFault;
import org.tensorloupe.format.Formats;
import org.tensorloupe.format.OpenCheckpoint;
import org.tensorloupe.model.Finding;
import org.tensorloupe.model.Finding.Severity;
import org.tensorloupe.model.TensorNode;
import org.tensorloupe.stats.Summary;
import org.tensorloupe.tensor.Component;
import org.tensorloupe.tensor.DType;
import org.tensorloupe.tensor.TensorInfo;
import org.tensorloupe.tensor.TensorReader;

/// A file cut at every hundredth of its length: it is refused as cut short, or opens, says so, and
/// every tensor is right or said to be lost.
public final class Cuts {
    private Cuts() {}

    /// Cuts a file.
    ///
    /// @param truth what PyTorch says of the whole file
    /// @param folder holds one cut at a time
    /// @return how many of the 99 open
    public static int open(Path original, Map<String, Object> truth, Path folder)
            throws IOException {
        byte[] whole = Files.readAllBytes(original);
        Map<String, Truth> expected =
                Truth.all(truth, "tensors").stream().collect(Collectors.toMap(Truth::name, t -> t));
        int opened = 0;
        for (int percent = 1; percent < 100; percent++) {
            Path cut = folder.resolve(percent + ".pth");
            Files.write(cut, Arrays.copyOf(whole, whole.length * percent / 100));
            try (OpenCheckpoint open = Formats.open(cut, Monitor.NONE)) {
                assertThat(open.checkpoint().isDamaged()).as("%d%%", percent).isTrue();
                check(open, expected);
                opened++;
            } catch (CheckpointException e) {
                assertThat(e.fault()).as("%d%%", percent).isInstanceOf(FormatFault.CutShort.class);
            }
            Files.delete(cut);
        }
        return opened;
    }

    private static void check(OpenCheckpoint open, Map<String, Truth> expected)
            throws CheckpointException {
        Set<String> lost =
                open.checkpoint().findings().stream()
                        .filter(finding -> finding.severity() == Severity.ERROR)
                        .map(Finding::name)
                        .collect(Collectors.toSet());
        SoftAssertions softly = new SoftAssertions();
        for (TensorNode node : open.checkpoint().tensors()) {
            TensorInfo tensor = node.tensor();
            if (lost.contains(node.name())) {
                assertThatThrownBy(() -> summary(open, tensor))
                        .as(node.name())
                        .isInstanceOf(CheckpointException.class);
            } else if (expected.containsKey(node.name())
                    && tensor.dtype().kind() != DType.Kind.QUANTIZED) {
                Truth one = Objects.requireNonNull(expected.get(node.name()));
                one.checkStatistics(softly, summary(open, tensor));
            }
        }
        softly.assertAll();
    }

    private static Summary summary(OpenCheckpoint open, TensorInfo tensor)
            throws CheckpointException {
        return Summary.of(
                TensorReader.open(tensor, Component.VALUE, open.storages(), Monitor.NONE),
                Monitor.NONE);
    }
}

package org.tensorloupe.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.jspecify.annotations.Nullable;
import org.tensorloupe.bytes.Monitor;
import org.tensorloupe.fault.CheckpointException;
import org.tensorloupe.model.TensorNode;
import org.tensorloupe.stats.Summary;
import org.tensorloupe.tensor.Component;
import org.tensorloupe.tensor.DType;
import org.tensorloupe.tensor.SliceKey;
import org.tensorloupe.tensor.StorageRef;
import org.tensorloupe.tensor.TensorInfo;
import org.tensorloupe.tensor.TensorReader;
import org.tensorloupe.testkit.Json;
import org.tensorloupe.testkit.StubNames;
import org.tensorloupe.testkit.Truth;

/// Compares a whole file with what PyTorch says of it.
public final class Comparison {
    private Comparison() {}

    /// Names in order, every fact, and every statistic. Returns the number of tensors compared.
    public static int check(Path file, Path truthFile) throws CheckpointException {
        Map<String, Object> truth = Json.object(truthFile);
        List<Truth> expected = new ArrayList<>(Truth.all(truth, "tensors"));
        boolean stub = String.valueOf(truth.get("source")).startsWith("stub");
        Set<String> elsewhere =
                Stream.of("components", "views")
                        .flatMap(section -> Truth.all(truth, section).stream())
                        .map(Truth::name)
                        .collect(Collectors.toSet());
        if (truth.get("other") instanceof Map<?, ?> other) {
            other.keySet().forEach(name -> elsewhere.add(String.valueOf(name)));
        }
        try (OpenCheckpoint open = Formats.open(file, Monitor.NONE)) {
            Map<String, TensorInfo> found = new HashMap<>();
            List<String> names = new ArrayList<>();
            for (TensorNode node : open.checkpoint().tensors()) {
                if (!elsewhere.contains(node.name())
                        && !names.contains(node.name())
                        && !(stub && isInPickle(open, node.tensor()))) {
                    names.add(node.name());
                }
                found.putIfAbsent(node.name(), node.tensor());
            }
            if (stub) {
                names.removeIf(name -> name.startsWith("CONSTANTS."));
                StubNames.translate(expected, open.checkpoint());
            }
            List<String> all = expected.stream().map(Truth::name).toList();
            if (String.valueOf(truth.get("source")).startsWith("safetensors safe_open")) {
                // safe_open sorts the names; the file has an order of its own.
                assertThat(names).as("names of %s", file.getFileName()).hasSameElementsAs(all);
            } else {
                assertThat(names).as("names of %s", file.getFileName()).isEqualTo(all);
            }
            expected.addAll(Truth.all(truth, "components"));
            expected.addAll(Truth.all(truth, "views"));
            SoftAssertions softly = new SoftAssertions();
            for (Truth one : expected) {
                TensorInfo tensor = found.get(one.name());
                softly.assertThat(tensor).as(one.name()).isNotNull();
                if (tensor != null) {
                    Truth facts = stub ? StubTruth.completed(one, tensor) : one;
                    facts.checkInfo(softly, tensor);
                    statistics(softly, open, facts, tensor);
                }
            }
            softly.assertAll();
        }
        return expected.size();
    }

    /// Whether a tensor is a NumPy array, which truths taken without classes leave out.
    private static boolean isInPickle(OpenCheckpoint open, TensorInfo tensor)
            throws CheckpointException {
        StorageRef storage = tensor.storage();
        return storage != null && open.storages().locate(storage).part().equals("the pickle");
    }

    private static void statistics(
            SoftAssertions softly, OpenCheckpoint open, Truth truth, TensorInfo tensor)
            throws CheckpointException {
        if (tensor.dtype().kind() == DType.Kind.OPAQUE) {
            return;
        }
        Truth values = truth.view("deq");
        if (tensor.dtype().kind() == DType.Kind.QUANTIZED) {
            truth.checkStatistics(softly, summary(open, tensor, Component.INTEGER));
            if (values != null) {
                values.checkStatistics(softly, summary(open, tensor, Component.VALUE));
            }
            return;
        }
        truth.checkStatistics(softly, summary(open, tensor, Component.VALUE));
        elements(softly, open, truth, tensor);
        part(softly, open, truth.view("real"), tensor, Component.REAL);
        part(softly, open, truth.view("imag"), tensor, Component.IMAGINARY);
    }

    /// The first elements, read flat and read as the first row of a slice.
    private static void elements(
            SoftAssertions softly, OpenCheckpoint open, Truth truth, TensorInfo tensor)
            throws CheckpointException {
        List<Double> expected = truth.first();
        TensorReader reader =
                TensorReader.open(tensor, Component.VALUE, open.storages(), Monitor.NONE);
        double[] flat = new double[expected.size()];
        reader.read(0, flat, 0, flat.length);
        softly.assertThat(flat)
                .as("%s first elements", truth.name())
                .isEqualTo(expected.stream().mapToDouble(Double::doubleValue).toArray());
        if (tensor.numel() > 0) {
            SliceKey slice = SliceKey.initial(tensor);
            int n = (int) Math.min(flat.length, slice.columns());
            double[] row = new double[n];
            reader.readBlock(slice, 0, 1, 0, n, row);
            softly.assertThat(row)
                    .as("%s first row", truth.name())
                    .isEqualTo(Arrays.copyOf(flat, n));
        }
    }

    private static void part(
            SoftAssertions softly,
            OpenCheckpoint open,
            @Nullable Truth truth,
            TensorInfo tensor,
            Component part)
            throws CheckpointException {
        if (truth != null) {
            truth.checkStatistics(softly, summary(open, tensor, part));
        }
    }

    private static Summary summary(OpenCheckpoint open, TensorInfo tensor, Component part)
            throws CheckpointException {
        return Summary.of(
                TensorReader.open(tensor, part, open.storages(), Monitor.NONE), Monitor.NONE);
    }
}

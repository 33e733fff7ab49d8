package org.tensorloupe.stats;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.tensorloupe.fault.CheckpointException;
import org.tensorloupe.tensor.TensorReader;

/// One array of `statistics/expected.tsv` with what exact arithmetic and NumPy say of it.
record ExpectedStatistics(Map<String, String> fields) {
    static List<ExpectedStatistics> all() {
        try (InputStream in =
                ExpectedStatistics.class.getResourceAsStream("/statistics/expected.tsv")) {
            String text =
                    new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
            List<String> lines = text.lines().toList();
            String[] header = lines.getFirst().split("\t", -1);
            return lines.stream().skip(1).map(line -> of(header, line.split("\t", -1))).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ExpectedStatistics of(String[] header, String[] cells) {
        Map<String, String> fields = new HashMap<>();
        for (int i = 0; i < header.length; i++) {
            fields.put(header[i], cells[i]);
        }
        return new ExpectedStatistics(fields);
    }

    static ExpectedStatistics named(String name) {
        return all().stream().filter(e -> e.text("name").equals(name)).findFirst().orElseThrow();
    }

    TensorReader reader() throws CheckpointException {
        return TestTensors.reader(text("dtype"), text("data"));
    }

    String text(String column) {
        return Objects.requireNonNull(fields.get(column), column);
    }

    long whole(String column) {
        return Long.parseLong(text(column));
    }

    boolean has(String column) {
        return !text(column).isEmpty();
    }

    double real(String column) {
        return number(text(column));
    }

    double[] reals(String column) {
        return Arrays.stream(text(column).split(","))
                .mapToDouble(ExpectedStatistics::number)
                .toArray();
    }

    private static double number(String text) {
        return text.equals("inf") ? Double.POSITIVE_INFINITY : Double.parseDouble(text);
    }

    @Override
    public String toString() {
        return text("name");
    }
}

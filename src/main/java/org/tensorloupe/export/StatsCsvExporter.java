package org.tensorloupe.export;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tensorloupe.stats.Statistic;
import org.tensorloupe.stats.Statistics;
import org.tensorloupe.stats.Summary;
import org.tensorloupe.tensor.StorageRef;
import org.tensorloupe.tensor.TensorInfo;

/// Statistics as CSV: RFC 4180, UTF-8, one row per tensor, empty where there is no value.
final class StatsCsvExporter implements StatsExporter {
    private static final String SEPARATOR = "x";

    @Override
    public String name() {
        return "csv";
    }

    @Override
    public String label() {
        return "CSV table of statistics";
    }

    @Override
    public String extension() {
        return "csv";
    }

    @Override
    public Rows begin(OutputStream out) throws IOException {
        CsvWriter csv = CsvWriter.builder().build(out, StandardCharsets.UTF_8);
        Rows rows = new CsvRows(csv);
        write(csv, header());
        return rows;
    }

    private static List<String> header() {
        List<String> names = new ArrayList<>(List.of("name", "dtype", "shape", "numel", "bytes"));
        Statistics.ALL.forEach(statistic -> names.add(statistic.name()));
        names.addAll(
                List.of(
                        "requires_grad",
                        "device",
                        "storage",
                        "storage_offset",
                        "stride",
                        "contiguous"));
        return names;
    }

    private static void write(CsvWriter csv, List<String> fields) throws IOException {
        try {
            csv.writeRecord(fields);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private record CsvRows(CsvWriter csv) implements Rows {
        @Override
        public void row(TensorInfo tensor, Optional<Summary> summary) throws IOException {
            List<String> fields = new ArrayList<>();
            fields.add(tensor.name());
            fields.add(tensor.dtype().name());
            fields.add(tensor.shape().text(SEPARATOR));
            fields.add(Long.toString(tensor.numel()));
            fields.add(Long.toString(tensor.byteSize()));
            for (Statistic statistic : Statistics.ALL) {
                fields.add(summary.map(statistic::text).orElse(""));
            }
            StorageRef storage = tensor.storage();
            fields.add(Boolean.toString(tensor.traits().requiresGrad()));
            fields.add(tensor.device());
            fields.add(storage == null ? "" : storage.key());
            fields.add(Long.toString(tensor.storageOffset()));
            fields.add(tensor.strides().text(SEPARATOR));
            fields.add(Boolean.toString(tensor.isContiguous()));
            write(csv, fields);
        }

        @Override
        public void end() throws IOException {
            try {
                csv.flush();
            } catch (UncheckedIOException e) {
                throw e.getCause();
            }
        }
    }
}

package org.tensorloupe.export;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.tensorloupe.stats.Summary;
import org.tensorloupe.tensor.TensorInfo;

/// Statistics as CSV: RFC 4180, UTF-8, one row per tensor, empty where there is no value.
final class StatsCsvExporter implements StatsExporter {
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
        write(csv, StatsFields.header());
        return rows;
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
            write(csv, StatsFields.of(tensor, summary));
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

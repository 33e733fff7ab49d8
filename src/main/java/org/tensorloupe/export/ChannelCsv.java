package org.tensorloupe.export;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.tensorloupe.stats.ChannelStatistic;
import org.tensorloupe.stats.ChannelStatistics;

/// Statistics of channels as CSV: RFC 4180, UTF-8, one row per channel, empty where there is no
/// value. Not thread-safe.
public final class ChannelCsv {
    private final CsvWriter csv;

    private ChannelCsv(CsvWriter csv) {
        this.csv = csv;
    }

    /// Begins a table with its header.
    ///
    /// @param out stays open; flushed by [#end()]
    /// @throws IOException if the stream refuses
    public static ChannelCsv begin(OutputStream out) throws IOException {
        ChannelCsv table = new ChannelCsv(CsvWriter.builder().build(out, StandardCharsets.UTF_8));
        List<String> header = new ArrayList<>(List.of("name", "axis", "channel"));
        header.addAll(List.of(ChannelStatistic.row(ChannelStatistic::column)));
        table.write(header);
        return table;
    }

    /// Writes a row for each channel of a tensor.
    ///
    /// @param name the tensor's
    /// @throws IOException if the stream refuses
    public void rows(String name, ChannelStatistics statistics) throws IOException {
        String axis = Integer.toString(statistics.axis());
        for (int channel = 0; channel < statistics.channels(); channel++) {
            int c = channel;
            List<String> cells = new ArrayList<>(List.of(name, axis, Integer.toString(c)));
            cells.addAll(List.of(ChannelStatistic.row(statistic -> statistic.text(statistics, c))));
            write(cells);
        }
    }

    /// Ends the table.
    ///
    /// @throws IOException if the stream refuses
    public void end() throws IOException {
        try {
            csv.flush();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private void write(List<String> cells) throws IOException {
        try {
            csv.writeRecord(cells);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }
}

package org.tensorloupe.ui.table;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.tensorloupe.export.StatsFields;

/// Rows as tab-separated text for spreadsheets: the columns and the digits of the CSV.
final class RowText {
    private RowText() {}

    /// A header and a line per row. Tabs and line ends within a name become spaces.
    static String of(List<TensorRow> rows) {
        Stream<List<String>> lines =
                rows.stream().map(row -> StatsFields.of(row.tensor(), row.summary()));
        return Stream.concat(Stream.of(StatsFields.header()), lines)
                .map(fields ->
                        fields.stream()
                                .map(field -> field.replaceAll("[\t\r\n]", " "))
                                .collect(Collectors.joining("\t")))
                .collect(Collectors.joining("\n", "", "\n"));
    }
}

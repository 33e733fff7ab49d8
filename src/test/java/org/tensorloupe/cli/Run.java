package org.tensorloupe.cli;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/// One run of a command.
///
/// @param status exit status
/// @param out what it wrote to standard output
/// @param err what it wrote to standard error
record Run(int status, String out, String err) {
    /// Runs a command; arguments become texts.
    static Run of(Object... args) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        PrintStream messages = new PrintStream(err, true, StandardCharsets.UTF_8);
        String[] words = Arrays.stream(args).map(String::valueOf).toArray(String[]::new);
        int status = TensorloupeCommand.run(words, out, messages);
        return new Run(
                status, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    /// The rows of a CSV table.
    static List<NamedCsvRecord> rows(String csv) {
        return CsvReader.builder().ofNamedCsvRecord(csv).stream().toList();
    }

    /// Messages are single lines that name the file.
    void saysOneLineAbout(String file) {
        assertThat(err.lines()).hasSize(1);
        assertThat(err).contains(file).endsWith(System.lineSeparator());
    }
}

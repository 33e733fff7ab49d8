package org.tensorloupe.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `stats --channels` on the fixtures of `make_channels.py`.
class ChannelTableTest {
    private static final Path FOLDER = Path.of("src/test/resources/channels");
    private static final String FILE = FOLDER.resolve("channels.pth").toString();
    private static final String HEADER =
            "name,axis,channel,mean,std,min,max,l2,zeros,nan,pos_inf,neg_inf";

    @TempDir private Path folder;

    private static List<NamedCsvRecord> records(String csv) {
        return CsvReader.builder().ofNamedCsvRecord(csv).stream().toList();
    }

    /// Rows of `expected.tsv` for one tensor and axis.
    private static List<String[]> expected(String name, String axis) throws IOException {
        return Files.readAllLines(FOLDER.resolve("expected.tsv")).stream()
                .map(line -> line.split("\t", -1))
                .filter(row -> row[0].equals(name) && row[1].equals("VALUE") && row[2].equals(axis))
                .toList();
    }

    private static void check(String csv, String name, String axis) throws IOException {
        List<String[]> expected = expected(name, axis);
        List<NamedCsvRecord> found = records(csv);
        assertThat(found).hasSameSizeAs(expected).isNotEmpty();
        for (int i = 0; i < found.size(); i++) {
            NamedCsvRecord record = found.get(i);
            String[] row = expected.get(i);
            assertThat(record.getFields().subList(0, 3)).containsExactly(name, axis, row[3]);
            assertThat(record.getFields().subList(8, 12))
                    .containsExactly(row[9], row[10], row[11], row[12]);
            for (int column = 3; column < 8; column++) {
                String actual = record.getField(column);
                String wanted = row[column + 1];
                assertThat(actual.isEmpty()).as("%s %d", name, i).isEqualTo(wanted.isEmpty());
                if (!wanted.isEmpty()) {
                    double number = Double.parseDouble(wanted);
                    assertThat(Double.parseDouble(actual))
                            .isCloseTo(number, within(Math.abs(number) * 1e-12 + 1e-14));
                }
            }
        }
    }

    @Test
    void writesARowForEachChannel() throws IOException {
        Run run = Run.of("stats", FILE, "--channels", "1", "--select", "^conv$");
        assertThat(run.status()).isEqualTo(ExitStatus.DONE);
        assertThat(run.out()).startsWith(HEADER + "\r\n");
        check(run.out(), "conv", "1");
    }

    @Test
    void countsAxesFromTheLast() throws IOException {
        Run run = Run.of("stats", FILE, "--channels", "-1", "--select", "^conv3d$");
        check(run.out(), "conv3d", "4");
    }

    @Test
    void leavesFieldsEmptyWhereNothingIsFinite() throws IOException {
        Run run = Run.of("stats", FILE, "--channels", "0", "--select", "^special$");
        check(run.out(), "special", "0");
        assertThat(run.out()).contains("special,0,1,,,,,,0,12,0,0");
    }

    @Test
    void leavesOutTensorsWithoutTheAxis() {
        Run run = Run.of("stats", FILE, "--channels", "2", "--select", "^(vector|conv1d|matrix)$");
        assertThat(records(run.out()))
                .isNotEmpty()
                .allMatch(record -> record.getField("name").equals("conv1d"));
        Run none = Run.of("stats", FILE, "--channels", "7", "--select", "^vector$");
        assertThat(none.status()).isEqualTo(ExitStatus.DONE);
        assertThat(none.out().strip()).isEqualTo(HEADER);
        assertThat(none.err()).contains("no tensor with values has an axis 7");
    }

    @Test
    void writesTheFileWholeOrNotAtAll() throws IOException {
        Path out = folder.resolve("channels.csv");
        assertThat(Run.of("stats", FILE, "--channels", "0", "-o", out.toString()).status())
                .isEqualTo(ExitStatus.DONE);
        assertThat(Files.readString(out)).startsWith(HEADER);
        Run json =
                Run.of("stats", FILE, "--channels", "0", "-o", folder.resolve("c.json").toString());
        assertThat(json.status()).isEqualTo(ExitStatus.USAGE);
        assertThat(json.err()).contains("csv only");
        assertThat(folder.resolve("c.json")).doesNotExist();
    }

    @Test
    void namesTensorsThatCannotBeRead() {
        Run run = Run.of("stats", "src/test/resources/fixtures/cut.pth", "--channels", "0");
        assertThat(run.status()).isEqualTo(ExitStatus.UNREADABLE);
        assertThat(run.err()).contains("cut.pth");
    }
}

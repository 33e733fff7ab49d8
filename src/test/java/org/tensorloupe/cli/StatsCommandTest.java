package org.tensorloupe.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tensorloupe.testkit.Json;
import org.tensorloupe.testkit.Places;

class StatsCommandTest {
    @TempDir private Path folder;

    @TestFactory
    Stream<DynamicTest> tablesOfFixturesAgreeWithPyTorch() throws IOException {
        Path fixtures = Objects.requireNonNull(Places.fixture("small.json").getParent());
        try (Stream<Path> files = Files.list(fixtures)) {
            return files
                    .map(String::valueOf)
                    .filter(name -> name.endsWith(".json"))
                    .filter(name -> !name.contains("same-name"))
                    .sorted()
                    .toList()
                    .stream()
                    .map(Path::of)
                    .filter(truth -> expected(truth) > 0)
                    .map(truth ->
                            DynamicTest.dynamicTest(
                                    String.valueOf(truth.getFileName()),
                                    () -> checkFixture(truth)));
        }
    }

    private static int expected(Path truth) {
        return Json.object(truth).get("tensors") instanceof Map<?, ?> tensors ? tensors.size() : 0;
    }

    /// The file or folder beside its expected values.
    private static String fixture(Path truth) {
        String stem = truth.toString().replace(".json", "");
        return Stream.of(".pth", ".pt", ".ptl", ".pt2", ".pkl", ".zip", ".safetensors", "")
                .map(ending -> stem + ending)
                .filter(name -> Files.exists(Path.of(name)))
                .findFirst()
                .orElseThrow(() -> new AssertionError("nothing beside " + truth));
    }

    private static void checkFixture(Path truth) {
        Map<String, Object> expected = Json.object(truth);
        String file = fixture(truth);
        Run run = Run.of("stats", file);
        assertThat(new TableCheck(run.out()).against(expected)).isPositive();
        if (expected.get("unreadable") instanceof List<?> unreadable) {
            assertThat(run.status()).isEqualTo(ExitStatus.UNREADABLE);
            assertThat(run.err().lines())
                    .allMatch(line -> line.startsWith(file.substring(file.lastIndexOf('/') + 1)));
            long named =
                    run.err()
                            .lines()
                            .filter(line -> line.contains(" > "))
                            .map(line -> line.replaceAll(".* > ([^:]*):.*", "$1"))
                            .filter(unreadable::contains)
                            .distinct()
                            .count();
            assertThat(named).isEqualTo(Math.min(unreadable.size(), 10));
        } else {
            assertThat(run.status()).isZero();
            assertThat(run.err()).isEmpty();
        }
    }

    @TestFactory
    Stream<DynamicTest> tablesOfRealCheckpointsAgreeWithPyTorch() {
        assumeTrue(Places.corpus().isPresent(), "no corpus folder");
        Path corpus = Places.corpus().orElseThrow();
        return Json.list(Json.object(corpus.resolve("manifest.json")).get("files")).stream()
                .map(Json::map)
                .filter(f -> "A".equals(f.get("group")) && "torch zip".equals(f.get("container")))
                .map(f -> String.valueOf(f.get("file")))
                .filter(name -> Files.exists(corpus.resolve("truth").resolve(name + ".json")))
                .map(name -> DynamicTest.dynamicTest(name, () -> checkReal(corpus, name)));
    }

    private static void checkReal(Path corpus, String name) {
        Run run = Run.of("stats", corpus.resolve("files").resolve(name));
        Map<String, Object> truth = Json.object(corpus.resolve("truth").resolve(name + ".json"));
        assertThat(new TableCheck(run.out()).against(truth)).isPositive();
    }

    @Test
    void rowsStandInFileOrderUnderTheirHeader() {
        Run run = Run.of("stats", Places.fixture("small.pth"));
        assertThat(run.status()).isZero();
        assertThat(run.err()).isEmpty();
        assertThat(run.out())
                .startsWith(
                        "name,dtype,shape,numel,bytes,mean,std,min,max,abs_mean,l1,l2,zeros,nan,"
                                + "pos_inf,neg_inf,p01,p05,p25,p50,p75,p95,p99,requires_grad,device,"
                                + "storage,storage_offset,stride,contiguous\r\n");
        assertThat(Run.rows(run.out()))
                .extracting(row -> row.getField("name"))
                .containsExactlyElementsOf(
                        Json.map(Json.object(Places.fixture("small.json")).get("tensors"))
                                .keySet());
    }

    @Test
    void aTensorWithoutNumbersHasEmptyFieldsAndIsNoFault() {
        Run run = Run.of("stats", Places.fixture("dtypes.pth"), "--select", "^bits8$");
        assertThat(run.status()).isZero();
        NamedCsvRecord row = Run.rows(run.out()).getFirst();
        assertThat(row.getField("mean")).isEmpty();
        assertThat(row.getField("zeros")).isEmpty();
        assertThat(row.getField("p99")).isEmpty();
        assertThat(row.getField("bytes")).isNotEmpty();
    }

    @Test
    void selectsByAnyPartOfTheName() {
        Run run = Run.of("stats", Places.fixture("resnet18-small.pth"), "--select", "bn1\\.bias$");
        assertThat(Run.rows(run.out()))
                .extracting(row -> row.getField("name"))
                .allMatch(name -> name.endsWith("bn1.bias"))
                .hasSize(9);
    }

    @Test
    void saysWhenNothingIsSelected() {
        Run run = Run.of("stats", Places.fixture("small.pth"), "--select", "nowhere");
        assertThat(run.status()).isZero();
        assertThat(Run.rows(run.out())).isEmpty();
        run.saysOneLineAbout("small.pth");
    }

    @Test
    void jsonHoldsTheNumbersOfTheCsv() {
        Path file = Places.fixture("dtypes.pth");
        List<NamedCsvRecord> rows = Run.rows(Run.of("stats", file).out());
        String json = Run.of("stats", file, "--format", "json").out();
        List<Object> objects = Json.list(Json.object("{\"rows\":" + json + "}").get("rows"));
        assertThat(objects).hasSameSizeAs(rows);
        for (int i = 0; i < rows.size(); i++) {
            Map<String, Object> object = Json.map(objects.get(i));
            NamedCsvRecord row = rows.get(i);
            assertThat(object.keySet()).containsExactlyElementsOf(row.getHeader());
            assertThat(object.get("name")).isEqualTo(row.getField("name"));
            for (String column : List.of("mean", "l2", "max", "p50", "numel", "nan")) {
                String text = row.getField(column);
                Object number = object.get(column);
                if (text.isEmpty()) {
                    assertThat(number).isNull();
                } else if (number instanceof Double value) {
                    assertThat(value).isEqualTo(Double.parseDouble(text));
                } else {
                    assertThat(number).hasToString(text);
                }
            }
        }
    }

    @Test
    void writesTheTableToAFileAndNothingElse() throws IOException {
        Path table = folder.resolve("table.csv");
        Run run = Run.of("stats", Places.fixture("small.pth"), "-o", table);
        assertThat(run.status()).isZero();
        assertThat(run.out()).isEmpty();
        assertThat(Files.readString(table))
                .isEqualTo(Run.of("stats", Places.fixture("small.pth")).out());
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).containsExactly(table);
        }
    }

    @Test
    void aFileEndingInJsonHoldsJson() throws IOException {
        Path table = folder.resolve("table.json");
        Run.of("stats", Places.fixture("small.pth"), "-o", table);
        assertThat(Files.readString(table)).startsWith("[").endsWith("]\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "cut-small",
                "empty",
                "zeros",
                "python-path",
                "not-a-checkpoint",
                "html",
                "encrypted",
                "git-lfs-pointer",
                "other-zip"
            })
    void aFileThatCannotBeReadLeavesNoTable(String name) {
        Path table = folder.resolve("table.csv");
        Run run = Run.of("stats", Places.fixture(name + ".pth"), "-o", table);
        assertThat(run.status()).isEqualTo(ExitStatus.UNREADABLE);
        run.saysOneLineAbout(name + ".pth");
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void aTensorWhoseBytesAreDamagedIsNamedAndTheOthersAreGiven() throws IOException {
        byte[] bytes = Files.readAllBytes(Places.fixture("deflated.pth"));
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        int name = text.indexOf("/data/2") + "/data/2".length();
        Arrays.fill(bytes, name + 100, name + 120, (byte) 0xff);
        Path file = Files.write(folder.resolve("damaged.pth"), bytes);
        Run run = Run.of("stats", file);
        assertThat(run.status()).isEqualTo(ExitStatus.UNREADABLE);
        run.saysOneLineAbout("damaged.pth > fc.weight > ");
        assertThat(Run.rows(run.out()))
                .hasSize(9)
                .allSatisfy(row ->
                        assertThat(row.getField("mean").isEmpty())
                                .isEqualTo(row.getField("name").equals("fc.weight")));
    }

    @Test
    void aMissingFileIsUnreadable() {
        Run run = Run.of("stats", folder.resolve("nowhere.pth"));
        assertThat(run.status()).isEqualTo(ExitStatus.UNREADABLE);
        run.saysOneLineAbout("nowhere.pth");
    }

    @Test
    void wrongWordsAreWrongUsage() {
        Path file = Places.fixture("small.pth");
        for (Run run :
                List.of(
                        Run.of(),
                        Run.of("stats"),
                        Run.of("stats", file, "more"),
                        Run.of("stats", file, "--format", "xml"),
                        Run.of("stats", file, "--select", "("),
                        Run.of("stats", file, "--unknown"))) {
            assertThat(run.status()).isEqualTo(ExitStatus.USAGE);
            run.saysOneLineAbout("tensorloupe");
        }
    }

    @Test
    void aPlaceThatCannotBeWrittenIsWrongUsage() {
        Path table = folder.resolve("no/such/folder.csv");
        Run run = Run.of("stats", Places.fixture("small.pth"), "-o", table);
        assertThat(run.status()).isEqualTo(ExitStatus.USAGE);
        run.saysOneLineAbout("folder.csv");
    }

    @Test
    void leavesOnlyTheQuantilesOfWideTypesOutIfAsked() {
        Path file = Path.of("assets", "demo", "demo-cnn.pth");
        var whole = Run.rows(Run.of("stats", file).out());

        Run run = Run.of("stats", file, "--no-quantiles");

        assertThat(run.status()).as(run.err()).isZero();
        var rows = Run.rows(run.out());
        assertThat(rows).hasSameSizeAs(whole);
        for (int i = 0; i < rows.size(); i++) {
            for (String column : whole.get(i).getHeader()) {
                boolean quantile = column.matches("p[0-9]+");
                assertThat(rows.get(i).getField(column))
                        .as("%s of %s", column, rows.get(i).getField("name"))
                        .isEqualTo(quantile ? "" : whole.get(i).getField(column));
            }
        }
    }
}

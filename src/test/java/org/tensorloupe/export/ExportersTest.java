package org.tensorloupe.export;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.tensorloupe.tensor.DType;
import org.tensorloupe.tensor.DTypes;
import org.tensorloupe.tensor.Shape;
import org.tensorloupe.tensor.StorageRef;
import org.tensorloupe.tensor.Strides;
import org.tensorloupe.tensor.TensorInfo;
import org.tensorloupe.testkit.Json;

class ExportersTest {
    static final List<StatsExporter> TABLES = Exporters.stats();

    private static final TensorInfo META =
            new TensorInfo(
                    "odd \"name\", with\r\nall",
                    DTypes.named("bfloat16").orElseThrow(),
                    Shape.of(2, 0, 3),
                    Strides.of(3, 3, 1),
                    7,
                    null,
                    TensorInfo.Traits.PLAIN);

    private static final TensorInfo SCALAR =
            new TensorInfo(
                    "größe",
                    DTypes.named("float64").orElseThrow(),
                    Shape.of(),
                    Strides.of(),
                    1,
                    new StorageRef("12", "cuda:0", 16, ByteOrder.LITTLE_ENDIAN),
                    new TensorInfo.Traits(true, true, false, false, null));

    @Test
    void haveDifferentNames() {
        assertThat(Exporters.ALL).extracting(Exporter::name).doesNotHaveDuplicates();
        assertThat(Exporters.ALL).extracting(Exporter::label).doesNotHaveDuplicates();
        assertThat(Exporters.stats("csv")).containsInstanceOf(StatsCsvExporter.class);
        assertThat(Exporters.stats("json")).containsInstanceOf(StatsJsonExporter.class);
        assertThat(Exporters.stats("png")).isEmpty();
    }

    private static String written(StatsExporter exporter) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        StatsExporter.Rows rows = exporter.begin(out);
        rows.row(META, Optional.empty());
        rows.row(SCALAR, Optional.empty());
        rows.end();
        return out.toString(UTF_8);
    }

    @Test
    void csvKeepsNamesOfAnyKindAndLeavesWhatIsMissingEmpty() throws IOException {
        String csv = written(new StatsCsvExporter());
        List<NamedCsvRecord> rows = CsvReader.builder().ofNamedCsvRecord(csv).stream().toList();
        NamedCsvRecord meta = rows.getFirst();
        assertThat(meta.getField("name")).isEqualTo(META.name());
        assertThat(meta.getField("shape")).isEqualTo("2x0x3");
        assertThat(meta.getField("stride")).isEqualTo("3x3x1");
        assertThat(meta.getField("device")).isEqualTo("meta");
        assertThat(meta.getField("storage")).isEmpty();
        assertThat(meta.getField("mean")).isEmpty();
        NamedCsvRecord scalar = rows.getLast();
        assertThat(scalar.getField("name")).isEqualTo("größe");
        assertThat(scalar.getField("shape")).isEmpty();
        assertThat(scalar.getField("stride")).isEmpty();
        assertThat(scalar.getField("numel")).isEqualTo("1");
        assertThat(scalar.getField("bytes")).isEqualTo("8");
        assertThat(scalar.getField("device")).isEqualTo("cuda:0");
        assertThat(scalar.getField("storage")).isEqualTo("12");
        assertThat(scalar.getField("storage_offset")).isEqualTo("1");
        assertThat(scalar.getField("requires_grad")).isEqualTo("true");
    }

    @Test
    void jsonHasNullForWhatIsMissing() throws IOException {
        String json = written(new StatsJsonExporter());
        List<Object> rows = Json.list(Json.object("{\"rows\":" + json + "}").get("rows"));
        Map<String, Object> meta = Json.map(rows.getFirst());
        assertThat(meta)
                .containsEntry("name", META.name())
                .containsEntry("shape", List.of(2L, 0L, 3L))
                .containsEntry("storage", null)
                .containsEntry("mean", null)
                .containsEntry("requires_grad", false);
        assertThat(Json.map(rows.getLast())).containsEntry("shape", List.of());
    }

    @ParameterizedTest
    @FieldSource("TABLES")
    void tellWhenTheStreamRefuses(StatsExporter exporter) {
        OutputStream full =
                new OutputStream() {
                    @Override
                    public void write(int b) throws IOException {
                        throw new IOException("full");
                    }
                };
        assertThatThrownBy(
                        () -> {
                            StatsExporter.Rows rows = exporter.begin(full);
                            for (int i = 0; i < 10_000; i++) {
                                rows.row(SCALAR, Optional.empty());
                            }
                            rows.end();
                        })
                .isInstanceOf(IOException.class)
                .hasMessage("full");
    }

    static final List<TensorExporter> TENSORS = Exporters.tensors();

    @ParameterizedTest
    @FieldSource("TENSORS")
    void knowForEveryDtypeWhetherTheyHaveAPlaceForIt(TensorExporter exporter) {
        for (DType type : DTypes.ALL) {
            TensorInfo tensor =
                    new TensorInfo(
                            type.name(),
                            type,
                            Shape.of(4),
                            Strides.of(1),
                            0,
                            new StorageRef("0", "cpu", 64, ByteOrder.LITTLE_ENDIAN),
                            TensorInfo.Traits.PLAIN);
            Optional<DType> written = exporter.typeOf(tensor);
            boolean none =
                    type.kind() == DType.Kind.OPAQUE
                            || (exporter.storesSharedOnce() && type.name().equals("complex128"));
            assertThat(written.isEmpty()).as(type.name()).isEqualTo(none);
            written.ifPresent(to ->
                    assertThat(to.bits())
                            .as("%s becomes %s", type.name(), to.name())
                            .isGreaterThanOrEqualTo(tensor.numbers().dtype().bits()));
        }
    }

    @ParameterizedTest
    @FieldSource("TENSORS")
    void areFoundByTheEndingOfTheirFiles(TensorExporter exporter) {
        assertThat(Exporters.tensors(exporter.extension())).contains(exporter);
        assertThat(Exporters.stats(exporter.extension())).isEmpty();
    }
}

package org.tensorloupe.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tensorloupe.testkit.Json;
import org.tensorloupe.testkit.Places;

class ExportCommandTest {
    @TempDir private Path folder = Path.of("");

    private static byte[] array(String file, String tensor) {
        Object all = Json.object(Places.export("arrays.json")).get(file);
        return Base64.getDecoder().decode(String.valueOf(Json.map(all).get(tensor)));
    }

    @Test
    void writesATensorAsNumPyDoes() {
        Path out = folder.resolve("x.npy");

        Run run = Run.of("export", Places.export("views.pth"), "permuted", "-o", out);

        assertThat(run).isEqualTo(new Run(0, "", ""));
        assertThat(out).hasBinaryContent(array("views.pth", "permuted"));
    }

    @Test
    void saysWhatIsWidened() {
        Path out = folder.resolve("x.npy");

        Run run = Run.of("export", Places.export("dtypes.pth"), "of.float8_e5m2", "-o", out);

        assertThat(run.status()).isZero();
        run.saysOneLineAbout("x.npy");
        assertThat(run.err()).contains("float8_e5m2 widened to float32");
        assertThat(out).hasBinaryContent(array("dtypes.pth", "of.float8_e5m2"));
    }

    @Test
    void writesNamedAndSelectedTensorsIntoOneFile() throws IOException {
        Path out = folder.resolve("x.npz");

        Run run =
                Run.of(
                        "export",
                        Places.export("dtypes.pth"),
                        "scalar",
                        "--select",
                        "^of\\.int",
                        "-o",
                        out);

        assertThat(run).isEqualTo(new Run(0, "", ""));
        try (ZipFile zip = new ZipFile(out.toFile())) {
            assertThat(zip.stream().map(ZipEntry::getName))
                    .containsExactly(
                            "scalar.npy",
                            "of.int8.npy",
                            "of.int16.npy",
                            "of.int32.npy",
                            "of.int64.npy");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "dict.w, x.npy, has no tensor 'dict.w'; did you mean state_dict.w",
        "meta, x.npy, nothing can be written; left out: meta, which has no data",
        "state_dict.w, x.txt, ends in neither .npy nor .npz",
    })
    void refusesInOneLine(String tensor, String out, String why) {
        Run run =
                Run.of(
                        "export",
                        Places.export("checkpoint.pth"),
                        tensor,
                        "-o",
                        folder.resolve(out));

        assertThat(run.status()).isIn(ExitStatus.USAGE, ExitStatus.UNREADABLE);
        assertThat(run.err().lines()).hasSize(1);
        assertThat(run.err()).contains(why);
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void namesWithBackslashesStayAsTheyAre() throws IOException {
        String header =
                """
                {"a\\\\b":{"dtype":"U8","shape":[1],"data_offsets":[0,1]},
                "c":{"dtype":"U8","shape":[1],"data_offsets":[1,2]}}\
                """;
        ByteBuffer file =
                ByteBuffer.allocate(8 + header.length() + 2).order(ByteOrder.LITTLE_ENDIAN);
        file.putLong(header.length()).put(header.getBytes(UTF_8)).put((byte) 1).put((byte) 2);
        Path source = Files.write(folder.resolve("names.safetensors"), file.array());
        Path target = folder.resolve("names.npz");

        Run run = Run.of("export", source, "--select", ".", "-o", target);

        assertThat(run.status()).as(run.err()).isZero();
        assertThat(Run.of("info", target, "--json").status()).isZero();
        assertThat(Run.rows(Run.of("stats", target).out()))
                .extracting(row -> row.getField("name"))
                .containsExactly("a\\b", "c");
    }

    @Test
    void aNpyHoldsOneTensorOnly() {
        Run run =
                Run.of(
                        "export",
                        Places.export("dtypes.pth"),
                        "--select",
                        "^of",
                        "-o",
                        folder.resolve("x.npy"));

        assertThat(run.status()).isEqualTo(ExitStatus.USAGE);
        assertThat(run.err()).contains("a .npy holds one tensor, and these are 19");
    }

    @Test
    void theDenseFormOfASparseTensorIsWritten() {
        Path out = folder.resolve("x.npz");

        Run run = Run.of("export", Places.fixture("sparse.pth"), "--select", ".", "-o", out);

        assertThat(run.status()).as(run.err()).isZero();
        assertThat(run.err()).contains("sparse tensors made dense");
    }
}

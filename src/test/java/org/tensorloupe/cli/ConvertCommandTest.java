package org.tensorloupe.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tensorloupe.bytes.Monitor;
import org.tensorloupe.fault.CheckpointException;
import org.tensorloupe.format.Formats;
import org.tensorloupe.format.OpenCheckpoint;
import org.tensorloupe.model.TensorNode;
import org.tensorloupe.tensor.TensorInfo;
import org.tensorloupe.testkit.Json;
import org.tensorloupe.testkit.Places;

class ConvertCommandTest {
    @TempDir private Path folder = Path.of("");

    /// The tensors of a file by name, each as dtype and SHA-256 of its bytes.
    private static Map<String, String> sums(Path file) throws CheckpointException {
        Map<String, String> sums = new HashMap<>();
        try (OpenCheckpoint open = Formats.open(file, Monitor.NONE)) {
            for (TensorNode node : open.checkpoint().tensors()) {
                TensorInfo tensor = node.tensor();
                byte[] bytes =
                        open.storages()
                                .bytes(Objects.requireNonNull(tensor.storage()), Monitor.NONE)
                                .bytes(0, Math.toIntExact(tensor.byteSize()));
                sums.put(tensor.name(), tensor.dtype().name() + " " + sha256(bytes));
            }
        }
        return sums;
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }

    @TestFactory
    Stream<DynamicTest> everyTensorOfTheFixturesHasTheBytesThatPyTorchHas() throws IOException {
        Path fixtures = Objects.requireNonNull(Places.fixture("small.json").getParent());
        try (Stream<Path> files = Files.list(fixtures)) {
            return files
                    .filter(file -> file.toString().endsWith(".pth"))
                    .filter(file -> Files.exists(truth(file)))
                    .filter(file -> Json.object(truth(file)).containsKey("tensors"))
                    .filter(file -> !file.endsWith("same-name.pth"))
                    .sorted()
                    .toList()
                    .stream()
                    .map(file ->
                            DynamicTest.dynamicTest(
                                    String.valueOf(file.getFileName()), () -> check(file)));
        }
    }

    private static Path truth(Path file) {
        return Path.of(file.toString().replace(".pth", ".json"));
    }

    private void check(Path file) throws CheckpointException {
        Path out = folder.resolve(file.getFileName() + ".safetensors");
        Run run = Run.of("convert", file, "--all", "-o", out);
        Map<String, Object> truth = Json.object(truth(file));
        boolean damaged = truth.get("unreadable") != null;
        assertThat(run.status()).as(run.err()).isEqualTo(damaged || !Files.exists(out) ? 4 : 0);
        if (!Files.exists(out)) {
            assertThat(file).hasFileName("sub-byte.pth");
            assertThat(run.err())
                    .contains("nothing can be written", "int1, a dtype that safetensors lacks");
            return;
        }
        Map<String, String> sums = sums(out);
        int compared = 0;
        for (String section : List.of("tensors", "components", "views")) {
            for (var tensor : Json.map(truth.getOrDefault(section, Map.of())).entrySet()) {
                Map<String, Object> facts = Json.map(tensor.getValue());
                String sum = sums.get(tensor.getKey());
                if (sum != null && sum.startsWith(facts.get("dtype") + " ")) {
                    assertThat(sum)
                            .as(tensor.getKey())
                            .isEqualTo(facts.get("dtype") + " " + facts.get("sha256"));
                    compared++;
                }
            }
        }
        assertThat(compared).isPositive();
    }

    @Test
    void saysWhatIsWrittenAndWhatIsNot() throws CheckpointException {
        Path out = folder.resolve("new.safetensors");

        Run run = Run.of("convert", Places.export("checkpoint.pth"), "-o", out);

        assertThat(run.status()).isZero();
        assertThat(run.out()).isEmpty();
        run.saysOneLineAbout("checkpoint.pth");
        assertThat(run.err())
                .contains("2 tensors of state_dict written to " + out + " (24 B)")
                .contains("left out: 3 tensors outside state_dict (--all takes them)");
        assertThat(sums(out)).containsOnlyKeys("w", "n");
    }

    @Test
    void takesAllUnderFullNamesAndSaysWhatHasNoPlace() throws CheckpointException {
        Path out = folder.resolve("new.safetensors");

        Run run = Run.of("convert", Places.export("checkpoint.pth"), "--all", "-o", out);

        assertThat(run.status()).isZero();
        assertThat(sums(out))
                .containsOnlyKeys("state_dict.w", "state_dict.n", "optimizer.state.0.exp_avg");
        assertThat(run.err())
                .contains("left out: meta, which has no data")
                .contains("left out: wide, which is complex128, a dtype that safetensors lacks");
    }

    @ParameterizedTest
    @CsvSource({
        "--select, exp_avg, optimizer.state.0.exp_avg",
        "--select, 'dict\\.w$', state_dict.w"
    })
    void takesWhatIsSelected(String option, String regex, String name) throws CheckpointException {
        Path out = folder.resolve("new.safetensors");

        Run run =
                Run.of(
                        "convert",
                        Places.export("checkpoint.pth"),
                        "--all",
                        option,
                        regex,
                        "-o",
                        out);

        assertThat(run.status()).isZero();
        assertThat(sums(out)).containsOnlyKeys(name);
    }

    @Test
    void roundsFloatsAndSaysSo() throws CheckpointException {
        Path out = folder.resolve("new.safetensors");

        Run run = Run.of("convert", Places.export("checkpoint.pth"), "--dtype", "bf16", "-o", out);

        assertThat(run.err()).contains("float32 rounded to bfloat16 in 1 tensor");
        assertThat(sums(out).get("w")).startsWith("bfloat16 ");
        assertThat(sums(out).get("n")).startsWith("int64 ");
    }

    @Test
    void aCutFileGivesWhatIsWholeAndExitsWithFour() throws CheckpointException {
        Path out = folder.resolve("new.safetensors");

        Run run = Run.of("convert", Places.fixture("cut.pth"), "-o", out);

        assertThat(run.status()).isEqualTo(ExitStatus.UNREADABLE);
        assertThat(run.err()).contains("left out: ", "which cannot be read");
        assertThat(sums(out)).isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "new.npz, does not end in .safetensors",
        "nowhere/new.safetensors, no such folder",
    })
    void aPlaceThatCannotBeWrittenIsToldInOneLine(String name, String why) {
        Run run = Run.of("convert", Places.export("checkpoint.pth"), "-o", folder.resolve(name));

        assertThat(run.status()).isEqualTo(ExitStatus.USAGE);
        run.saysOneLineAbout(name);
        assertThat(run.err()).contains(why);
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void theSourceIsNeverReplaced() throws IOException {
        Path source = folder.resolve("model.safetensors");
        Files.copy(Places.export("tied.safetensors"), source);
        Path link = Files.createSymbolicLink(folder.resolve("link.safetensors"), source);

        for (Path target : new Path[] {source, link}) {
            Run run = Run.of("convert", source, "--dtype", "f16", "-o", target);
            assertThat(run.status()).isEqualTo(ExitStatus.USAGE);
            assertThat(run.err()).contains("it is the file that is being read");
        }
        assertThat(source).hasSameBinaryContentAs(Places.export("tied.safetensors"));
    }

    @Test
    void aShardOfTheFolderThatIsReadIsNeverReplaced() throws IOException {
        Path shards = Files.createDirectory(folder.resolve("shards"));
        try (Stream<Path> files = Files.list(Places.fixture("sharded-safetensors"))) {
            for (Path file : files.toList()) {
                Files.copy(file, shards.resolve(String.valueOf(file.getFileName())));
            }
        }
        Path shard;
        try (Stream<Path> files = Files.list(shards)) {
            shard =
                    files.filter(f -> f.toString().endsWith(".safetensors"))
                            .findFirst()
                            .orElseThrow();
        }
        byte[] before = Files.readAllBytes(shard);

        assertThat(Run.of("convert", shards, "-o", shard).status()).isEqualTo(ExitStatus.USAGE);
        assertThat(Run.of("convert", shards, "-o", shards.resolve("whole.safetensors")).status())
                .isZero();
        assertThat(shard).hasBinaryContent(before);
    }

    @Test
    void aChoiceWithoutTensorsIsToldInOneLine() {
        Path out = folder.resolve("new.safetensors");

        Run run = Run.of("convert", Places.export("checkpoint.pth"), "--select", "none", "-o", out);

        assertThat(run.status()).isEqualTo(ExitStatus.USAGE);
        run.saysOneLineAbout("checkpoint.pth");
        assertThat(out).doesNotExist();
    }
}

package org.tensorloupe.format.sharded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tensorloupe.bytes.Monitor;
import org.tensorloupe.fault.CheckpointException;
import org.tensorloupe.fault.FormatFault;
import org.tensorloupe.format.Comparison;
import org.tensorloupe.format.Formats;
import org.tensorloupe.format.OpenCheckpoint;
import org.tensorloupe.model.Checkpoint;
import org.tensorloupe.model.TensorNode;
import org.tensorloupe.testkit.Places;

/// Models in several files, by their index and by their folder, whole and damaged.
class ShardedTest {
    private static final String INDEX = "model.safetensors.index.json";

    @TempDir private Path folder;

    @BeforeEach
    void copyTheModel() throws IOException {
        copy(Places.fixture("sharded-safetensors"), folder);
    }

    @ParameterizedTest
    @CsvSource({
        "sharded-safetensors, model.safetensors.index.json",
        "sharded-bin, pytorch_model.bin.index.json"
    })
    void indexAndFolderAgreeWithPyTorch(String name, String index) throws CheckpointException {
        Path model = Places.fixture(name);
        Path truth = Places.fixture(name + ".json");
        assertThat(Comparison.check(model, truth)).isEqualTo(14);
        assertThat(Comparison.check(model.resolve(index), truth)).isEqualTo(14);
        assertThat(open(model).fileName()).isEqualTo(name);
        assertThat(open(model.resolve(index)).fileName()).isEqualTo(index);
        assertThat(open(model).fileSize()).isGreaterThan(2376);
        assertThat(open(model).findings()).isEmpty();
        assertThat(open(model).metadata()).containsEntry("total_size", "2376");
    }

    @Test
    void aGenuineModelOpensByItsIndexAndByItsFolder() throws Exception {
        assumeTrue(Places.corpus().isPresent(), "no corpus folder");
        Path files = Places.corpus().orElseThrow().resolve("files");
        Path model = Files.createDirectory(folder.resolve("genuine"));
        String prefix = "SafeTensors.jl__";
        try (Stream<Path> all = Files.list(files)) {
            for (Path file : all.toList()) {
                String name = String.valueOf(file.getFileName());
                if (name.startsWith(prefix + "model-0") || name.endsWith(".index.json")) {
                    Files.copy(file, model.resolve(name.substring(prefix.length())));
                }
            }
        }
        for (Path path : List.of(model, model.resolve(INDEX))) {
            Checkpoint checkpoint = open(path);
            assertThat(checkpoint.isDamaged()).isFalse();
            assertThat(checkpoint.findings()).isEmpty();
            assertThat(checkpoint.tensors()).hasSize(36);
            assertThat(checkpoint.tensorBytes()).isEqualTo(4305);
            assertThat(checkpoint.tensors().getFirst().name()).isEqualTo("float16_3");
        }
        for (int shard = 1; shard <= 6; shard++) {
            String name = "SafeTensors.jl__model-0000%d-of-00006.safetensors".formatted(shard);
            Path truth = Places.corpus().orElseThrow().resolve("truth/" + name + ".json");
            assertThat(Comparison.check(files.resolve(name), truth)).isPositive();
        }
    }

    @Test
    void aMissingShardIsAFindingAndTheRestOpens() throws Exception {
        Files.delete(folder.resolve("model-00002-of-00005.safetensors"));
        assertThat(findings(folder))
                .containsExactly(
                        "ERROR : the shard model-00002-of-00005.safetensors is not there: 3 tensors are missing");
        assertThat(open(folder).tensors()).hasSize(11);
    }

    @Test
    void aDamagedShardIsAFindingAndTheRestOpens() throws Exception {
        Files.writeString(folder.resolve("model-00002-of-00005.safetensors"), "no tensors");
        assertThat(findings(folder)).hasSize(1);
        assertThat(findings(folder).getFirst())
                .startsWith(
                        "ERROR : the shard model-00002-of-00005.safetensors cannot be read: model-00002-of-00005.safetensors: ");
        assertThat(open(folder).tensors()).hasSize(11);
    }

    @Test
    void aCutShardShowsWhatItHas() throws Exception {
        Path shard = folder.resolve("model-00005-of-00005.safetensors");
        byte[] bytes = Files.readAllBytes(shard);
        Files.write(shard, Arrays.copyOf(bytes, bytes.length - 20));
        assertThat(open(folder).isDamaged()).isTrue();
        assertThat(open(folder).tensors()).hasSize(14);
    }

    @Test
    void tellsWhereIndexAndShardsDisagree() throws Exception {
        edit("\"steps\": \"model-00005", "\"stops\": \"model-00005");
        edit("\"layers.0.attn.bias\": \"model-00002", "\"layers.0.attn.bias\": \"model-00003");
        assertThat(findings(folder))
                .containsExactlyInAnyOrder(
                        "ERROR stops: the index seeks it in model-00005-of-00005.safetensors, which lacks it",
                        "WARNING steps: a shard holds it, the index does not name it",
                        "WARNING layers.0.attn.bias: the index seeks it in model-00003-of-00005.safetensors, which lacks it; another shard has it");
        assertThat(open(folder).tensors()).hasSize(14);
    }

    @Test
    void tellsThatTheTotalSizeIsWrong() throws Exception {
        edit("2376", "2377");
        assertThat(findings(folder))
                .containsExactly(
                        "WARNING : the index tells 2,377 bytes of tensors, the shards hold 2,376");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../model-00001-of-00005.safetensors",
                "..",
                ".",
                "",
                "sub/model.safetensors",
                "..\\\\x.safetensors",
                "/etc/passwd",
                "a\\u0000b"
            })
    void neverLeavesTheFolderOfTheIndex(String name) throws Exception {
        Path inner = Files.createDirectory(folder.resolve("inner"));
        copy(Places.fixture("sharded-safetensors"), inner);
        Path index = inner.resolve(INDEX);
        String text = Files.readString(index);
        Files.writeString(index, text.replace("model-00001-of-00005.safetensors", name));
        assertThat(findings(inner)).hasSize(1);
        assertThat(findings(inner).getFirst())
                .contains("is not the name of a file in the folder of the index");
        assertThat(open(inner).tensors()).hasSize(13);
    }

    @Test
    void anIndexIsNoShardOfAnIndex() throws Exception {
        edit("model-00001-of-00005.safetensors", INDEX);
        assertThat(findings(folder).getFirst()).contains("is itself an index of shards");
    }

    @Test
    void prefersTheIndexOfSafetensorsAndTellsOfTheOther() throws Exception {
        Path bin = Places.fixture("sharded-bin").resolve("pytorch_model.bin.index.json");
        Files.copy(bin, folder.resolve("pytorch_model.bin.index.json"));
        assertThat(findings(folder))
                .containsExactly(
                        "INFO : the folder has another index, pytorch_model.bin.index.json; model.safetensors.index.json is shown");
        Files.copy(Places.fixture("small.pth"), folder.resolve("a.pth"));
        assertThat(open(folder).tensors()).hasSize(14);
    }

    @Test
    void opensNumberedShardsWithoutAnIndex() throws Exception {
        Files.delete(folder.resolve(INDEX));
        assertThat(open(folder).tensors()).hasSize(14);
        assertThat(open(folder).format()).isEqualTo("sharded");
        assertThat(findings(folder))
                .containsExactly("INFO : no index names these shards; their own numbers do");
        Files.delete(folder.resolve("model-00004-of-00005.safetensors"));
        assertThat(findings(folder))
                .contains("ERROR : the shard model-00004-of-00005.safetensors is not there");
    }

    @Test
    void opensTheOnlyCheckpointOfAFolder() throws Exception {
        Path other = Files.createDirectory(folder.resolve("other"));
        Files.copy(Places.fixture("small.pth"), other.resolve("x"));
        Files.writeString(other.resolve("config.json"), "{}");
        assertThat(open(other).fileName()).isEqualTo("other");
        assertThat(open(other).format()).isEqualTo("zip");
        assertThat(open(other).tensors()).hasSize(9);
        Files.copy(Places.fixture("training.pth"), other.resolve("optimizer.pt"));
        assertThat(refusal(other)).isInstanceOf(FormatFault.Folder.class);
        Files.copy(
                Places.fixture("safetensors-dtypes.safetensors"),
                other.resolve("model.safetensors"));
        assertThat(open(other).format()).isEqualTo("safetensors");
        assertThat(findings(other)).contains("INFO : the folder also has optimizer.pt");
    }

    @Test
    void aFolderWithoutCheckpointsIsRefused() throws Exception {
        Path other = Files.createDirectory(folder.resolve("other"));
        assertThat(refusal(other)).isInstanceOf(FormatFault.Folder.class);
        Files.writeString(other.resolve("readme.txt"), "nothing");
        assertThat(refusal(other)).isInstanceOf(FormatFault.Folder.class);
    }

    @Test
    void aCutIndexIsRefused() throws Exception {
        String text = Files.readString(folder.resolve(INDEX));
        for (int percent = 1; percent < 100; percent++) {
            Path cut = folder.resolve("cut.json");
            Files.writeString(cut, text.substring(0, text.length() * percent / 100));
            assertThat(refusal(cut).where()).as("%d%%", percent).isEqualTo("cut.json");
        }
    }

    @Test
    void refusesWhatIsNoWeightMap() throws Exception {
        for (String text :
                List.of(
                        "{\"weight_map\": 3}",
                        "{\"weight_map\": {\"a\": 3}}",
                        "{\"x\": \"\\\"weight_map\\\"\"}",
                        "{\"weight_map\": {\"a\": \"b\", \"a\": \"b\"}}")) {
            Path file = folder.resolve("x.json");
            Files.writeString(file, text);
            assertThat(refusal(file)).isNotNull();
        }
    }

    @Test
    void closingReleasesEveryShard() throws Exception {
        OpenCheckpoint open = Formats.open(folder, Monitor.NONE);
        TensorNode node = open.checkpoint().tensors().getFirst();
        open.close();
        CheckpointException thrown =
                catchThrowableOfType(
                        CheckpointException.class,
                        () ->
                                open.storages()
                                        .bytes(
                                                Objects.requireNonNull(node.tensor().storage()),
                                                Monitor.NONE)
                                        .u8(0));
        assertThat(Objects.requireNonNull(thrown).fault()).isInstanceOf(FormatFault.Closed.class);
    }

    private void edit(String from, String to) throws IOException {
        Path index = folder.resolve(INDEX);
        String text = Files.readString(index);
        assertThat(text).contains(from);
        Files.writeString(index, text.replace(from, to));
    }

    private static Checkpoint open(Path path) throws CheckpointException {
        try (OpenCheckpoint open = Formats.open(path, Monitor.NONE)) {
            return open.checkpoint();
        }
    }

    private static FormatFault refusal(Path path) {
        return Objects.requireNonNull(
                        catchThrowableOfType(CheckpointException.class, () -> open(path)))
                .fault();
    }

    private static List<String> findings(Path path) throws CheckpointException {
        return open(path).findings().stream()
                .map(f -> "%s %s: %s".formatted(f.severity(), f.name(), f.message()))
                .map(line -> line.replaceAll("\\s+", " "))
                .toList();
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> all = Files.list(from)) {
            for (Path file : all.toList()) {
                Files.copy(file, to.resolve(String.valueOf(file.getFileName())));
            }
        }
    }
}

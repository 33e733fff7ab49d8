package org.tensorloupe.format.dcp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
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
import org.tensorloupe.model.GroupNode;
import org.tensorloupe.model.Node;
import org.tensorloupe.model.TensorNode;
import org.tensorloupe.model.ValueNode;
import org.tensorloupe.tensor.Component;
import org.tensorloupe.tensor.TensorReader;
import org.tensorloupe.testkit.Mutants;
import org.tensorloupe.testkit.Places;

/// Distributed checkpoints that PyTorch wrote, whole and damaged.
class DcpTest {
    private static final String METADATA = ".metadata";

    @TempDir private Path folder;

    @ParameterizedTest
    @CsvSource({"dcp-single, 11", "dcp-ranks, 8", "dcp-safetensors, 7"})
    void everyTensorAgreesWithPyTorch(String name, int tensors) throws CheckpointException {
        Path checkpoint = Places.fixture(name);
        assertThat(Comparison.check(checkpoint, Places.fixture(name + ".json"))).isEqualTo(tensors);
        assertThat(open(checkpoint).findings()).isEmpty();
        assertThat(open(checkpoint).fileName()).isEqualTo(name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"dcp-single", "dcp-ranks"})
    void theMetadataFileStandsForItsFolder(String name) throws CheckpointException {
        Path metadata = Places.fixture(name).resolve(METADATA);
        assertThat(Comparison.check(metadata, Places.fixture(name + ".json"))).isPositive();
        assertThat(open(metadata).fileName()).isEqualTo(METADATA);
        assertThat(open(metadata).format()).isEqualTo("dcp");
        assertThat(open(metadata).formatVersion()).isEqualTo("1.0.0");
        assertThat(open(metadata).imports()).allMatch(i -> i.known());
    }

    @Test
    void nestsTheStateDictAsItWasAndReadsItsValues() throws CheckpointException {
        Checkpoint checkpoint = open(Places.fixture("dcp-single"));
        assertThat(checkpoint.stateDicts()).containsExactly("model");
        assertThat(checkpoint.root().children())
                .extracting(Node::key)
                .containsExactly("model", "optimizer", "epoch", "note");
        assertThat(find(checkpoint.root(), "epoch"))
                .isEqualTo(new ValueNode("epoch", "epoch", "int", "7"));
        assertThat(find(checkpoint.root(), "note"))
                .isEqualTo(new ValueNode("note", "note", "str", "two\nlines"));
        assertThat(find(checkpoint.root(), "optimizer.param_groups.0.lr"))
                .isEqualTo(new ValueNode("lr", "optimizer.param_groups.0.lr", "float", "0.25"));
        assertThat(find(checkpoint.root(), "optimizer.param_groups"))
                .isInstanceOfSatisfying(
                        GroupNode.class,
                        group -> assertThat(group.kind()).isEqualTo(GroupNode.Kind.LIST));
        assertThat(find(checkpoint.root(), "optimizer.state.embed.weight.exp_avg"))
                .isInstanceOf(TensorNode.class);
        assertThat(find(checkpoint.root(), "model.layer"))
                .isInstanceOfSatisfying(
                        GroupNode.class,
                        group -> assertThat(group.kind()).isEqualTo(GroupNode.Kind.MODULE));
    }

    @Test
    void aMissingFileIsAFindingAndTheOtherRowsAreRead() throws Exception {
        copy("dcp-ranks");
        Files.delete(folder.resolve("__1_0.distcp"));
        assertThat(findings())
                .contains(
                        "ERROR : the file __1_0.distcp is not there",
                        "ERROR model.embed.weight: a chunk is in __1_0.distcp, which is not there");
        try (OpenCheckpoint open = Formats.open(folder, Monitor.NONE)) {
            TensorReader reader = reader(open, "model.embed.weight");
            double[] rows = new double[18];
            reader.read(0, rows, 0, 18);
            assertThat(rows).doesNotContain(0);
            CheckpointException thrown =
                    catchThrowableOfType(
                            CheckpointException.class, () -> reader.read(18, rows, 0, 1));
            assertThat(thrown).hasMessageContaining("__1_0.distcp");
        }
    }

    @Test
    void aCutFileIsAFinding() throws Exception {
        copy("dcp-ranks");
        Path file = folder.resolve("__2_0.distcp");
        Files.write(file, Arrays.copyOf(Files.readAllBytes(file), 1000));
        assertThat(findings())
                .contains(
                        "ERROR model.layer.0.weight: a chunk of 1,577 bytes at 1,641 reaches beyond __2_0.distcp, which has 1,000");
    }

    @Test
    void aHoleIsAFindingAndReadingItAFault() throws Exception {
        copy("dcp-ranks");
        // The last chunk of 3 rows, begun one row later.
        editMetadata("K\u0009K\u0000\u0086", "K\u0009K\u0001\u0086");
        assertThat(findings().toString()).contains("a chunk is outside its shape");
        try (OpenCheckpoint open = Formats.open(folder, Monitor.NONE)) {
            TensorReader reader = reader(open, "model.embed.weight");
            CheckpointException thrown =
                    catchThrowableOfType(
                            CheckpointException.class, () -> reader.read(0, new double[60], 0, 60));
            assertThat(Objects.requireNonNull(thrown).fault())
                    .isInstanceOf(FormatFault.MissingPart.class);
            assertThat(thrown).hasMessageContaining("element [9, 0]");
        }
    }

    @Test
    void neverLeavesItsFolder() throws Exception {
        copy("dcp-ranks");
        editMetadata("__0_0.distcp", "../_0.distcp");
        assertThat(findings()).contains("ERROR : the file ../_0.distcp is not there");
    }

    @Test
    void isNotMistakenForAnythingElse() throws Exception {
        Files.writeString(folder.resolve(METADATA), "{}");
        assertThat(refusal(folder)).isInstanceOf(FormatFault.Folder.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"dcp-single", "dcp-ranks"})
    @Timeout(300)
    void aCutAtEveryHundredthOfTheMetadataIsRefused(String name) throws Exception {
        copy(name);
        byte[] whole = Files.readAllBytes(folder.resolve(METADATA));
        for (int percent = 1; percent < 100; percent++) {
            Files.write(
                    folder.resolve(METADATA), Arrays.copyOf(whole, whole.length * percent / 100));
            assertThat(refusal(folder)).as("%d%%", percent).isNotNull();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"dcp-single", "dcp-ranks", "dcp-safetensors"})
    @Timeout(300)
    void onlyTheOneExceptionCrossesTheBorder(String name) throws Exception {
        copy(name);
        Random random = new Random(name.hashCode());
        List<Path> files;
        try (Stream<Path> all = Files.list(folder)) {
            files = all.sorted().toList();
        }
        int opened = 0;
        for (int i = 0; i < 300; i++) {
            Path file = files.get(i % 2 == 0 ? 0 : random.nextInt(files.size()));
            byte[] whole = Files.readAllBytes(file);
            byte[] mutant = whole.clone();
            for (int change = 0; change <= i % 3; change++) {
                int at = random.nextInt(mutant.length);
                mutant[at] = (byte) (random.nextBoolean() ? random.nextInt(256) : mutant[at] ^ 1);
            }
            Files.write(file, mutant);
            try (OpenCheckpoint open = Formats.open(folder, Monitor.NONE)) {
                opened++;
                Mutants.read(open);
            } catch (CheckpointException e) {
                assertThat(e.getMessage()).isNotBlank();
            }
            Files.write(file, whole);
        }
        assertThat(opened).as("mutants that open").isPositive();
    }

    @Test
    void closingReleasesEveryFile() throws Exception {
        copy("dcp-ranks");
        OpenCheckpoint open = Formats.open(folder, Monitor.NONE);
        TensorReader reader = reader(open, "model.layer.0.weight");
        reader.read(0, new double[4], 0, 4);
        open.close();
        open.close();
        CheckpointException thrown =
                catchThrowableOfType(
                        CheckpointException.class, () -> reader.read(0, new double[4], 0, 4));
        assertThat(Objects.requireNonNull(thrown).fault()).isInstanceOf(FormatFault.Closed.class);
    }

    private static TensorReader reader(OpenCheckpoint open, String name)
            throws CheckpointException {
        TensorNode node =
                open.checkpoint().tensors().stream()
                        .filter(t -> t.name().equals(name))
                        .findFirst()
                        .orElseThrow();
        return TensorReader.open(node.tensor(), Component.VALUE, open.storages(), Monitor.NONE);
    }

    private static Node find(Node node, String name) {
        if (node.name().equals(name)) {
            return node;
        }
        return node.children().stream()
                .filter(child -> name.equals(child.name()) || name.startsWith(child.name() + "."))
                .findFirst()
                .map(child -> find(child, name))
                .orElseThrow();
    }

    private void editMetadata(String from, String to) throws IOException {
        Path file = folder.resolve(METADATA);
        String text = Files.readString(file, StandardCharsets.ISO_8859_1);
        assertThat(text).contains(from);
        Files.writeString(file, text.replace(from, to), StandardCharsets.ISO_8859_1);
    }

    private List<String> findings() throws CheckpointException {
        return open(folder).findings().stream()
                .map(f -> "%s %s: %s".formatted(f.severity(), f.name(), f.message()))
                .toList();
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

    private void copy(String fixture) throws IOException {
        try (Stream<Path> all = Files.list(Places.fixture(fixture))) {
            for (Path file : all.toList()) {
                Files.copy(file, folder.resolve(String.valueOf(file.getFileName())));
            }
        }
    }
}

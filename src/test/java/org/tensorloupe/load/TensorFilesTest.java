package org.tensorloupe.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tensorloupe.bytes.Monitor;
import org.tensorloupe.export.Exporters;
import org.tensorloupe.export.OutputMetadata;
import org.tensorloupe.export.OutputPlan;
import org.tensorloupe.export.OutputPlanner;
import org.tensorloupe.export.TensorChoice;
import org.tensorloupe.export.TensorExporter;
import org.tensorloupe.fault.CheckpointException;
import org.tensorloupe.format.Formats;
import org.tensorloupe.format.OpenCheckpoint;
import org.tensorloupe.model.TensorNode;
import org.tensorloupe.tensor.DType;
import org.tensorloupe.tensor.DTypes;
import org.tensorloupe.testkit.Json;
import org.tensorloupe.testkit.Places;

/// New files against what safetensors and NumPy write of the same tensors, byte by byte.
class TensorFilesTest {
    private static final TensorExporter SAFETENSORS =
            Exporters.tensors("safetensors").orElseThrow();

    @TempDir private Path folder = Path.of("");

    private OutputPlan convert(Path source, Path target, @Nullable String floats)
            throws CheckpointException, IOException {
        DType dtype = floats == null ? null : DTypes.named(floats).orElseThrow();
        try (OpenCheckpoint open = Formats.open(source, Monitor.NONE)) {
            OutputPlan plan =
                    OutputPlanner.plan(
                            TensorChoice.best(open.checkpoint()),
                            SAFETENSORS,
                            dtype,
                            OutputMetadata.of(open.checkpoint()),
                            open.storages(),
                            Monitor.NONE);
            return TensorFiles.write(plan, SAFETENSORS, target, open.storages(), Monitor.NONE);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"dtypes", "views", "pairs", "quantised", "tied"})
    void safetensorsIsWhatTheLibraryWrites(String name) throws Exception {
        Path target = folder.resolve("new.safetensors");

        OutputPlan plan = convert(Places.export(name + ".pth"), target, null);

        assertThat(plan.leftOut()).isEmpty();
        assertThat(target).hasSameBinaryContentAs(Places.export(name + ".safetensors"));
    }

    @Test
    void aSafetensorsFileBecomesItself() throws Exception {
        Path source = Places.export("tied.safetensors");
        Path target = folder.resolve("new.safetensors");

        convert(source, target, null);

        assertThat(target).hasSameBinaryContentAs(source);
    }

    @ParameterizedTest
    @ValueSource(strings = {"bf16", "f16", "f32"})
    void floatsAreRoundedAndIntegersStay(String word) throws Exception {
        String dtype = Map.of("bf16", "bfloat16", "f16", "float16", "f32", "float32").get(word);
        Path target = folder.resolve("new.safetensors");

        convert(Places.export("dtypes.pth"), target, dtype);

        assertThat(Tensors.in(target))
                .containsAllEntriesOf(Tensors.in(Places.export("dtypes-" + word + ".safetensors")));
    }

    @Test
    void aTransposedViewOfAKeptTensorIsWrittenOnItsOwn() throws Exception {
        Path target = folder.resolve("new.safetensors");

        OutputPlan plan = convert(Places.export("flipped.pth"), target, null);

        assertThat(plan.tied()).isEqualTo(Map.of("head.weight", "embed.weight"));
        assertThat(plan.separated()).containsExactly("embed.weight", "flipped", "row", "twice");
        Map<String, Tensors.Held> held = Tensors.in(target);
        assertThat(held).containsOnlyKeys("embed.weight", "head.bias", "flipped", "row", "twice");
        assertThat(java.util.Objects.requireNonNull(held.get("flipped")).shape())
                .containsExactly(3, 5);
    }

    @Test
    void overlappingViewsThatCoverNoStorageAreWrittenOneByOneAndEqualOnesOnce() throws Exception {
        Path target = folder.resolve("new.safetensors");

        OutputPlan plan = convert(Places.export("overlapping.pth"), target, null);

        assertThat(plan.tied()).isEqualTo(Map.of("same", "a"));
        assertThat(plan.separated()).containsExactly("a", "b");
        assertThat(plan.metadata()).isEqualTo(Map.of("format", "pt", "same", "a"));
        assertThat(Tensors.in(target)).containsOnlyKeys("a", "b", "apart");
    }

    @Test
    void aCheckpointGivesItsStateDictAndKeepsItsPlainValues() throws Exception {
        Path target = folder.resolve("new.safetensors");

        OutputPlan plan = convert(Places.export("checkpoint.pth"), target, null);

        assertThat(plan.metadata()).isEqualTo(Map.of("format", "pt", "epoch", "3", "arch", "tiny"));
        assertThat(Tensors.in(target)).containsOnlyKeys("w", "n");
    }

    static List<String> arrayFiles() {
        return List.of("dtypes.pth", "views.pth");
    }

    @ParameterizedTest
    @MethodSource("arrayFiles")
    void npyAndNpzAreWhatNumPyWrites(String name) throws Exception {
        TensorExporter npy = Exporters.tensors("npy").orElseThrow();
        TensorExporter npz = Exporters.tensors("npz").orElseThrow();
        Map<String, Object> expected =
                Json.map(Json.object(Places.export("arrays.json")).get(name));
        try (OpenCheckpoint open = Formats.open(Places.export(name), Monitor.NONE)) {
            TensorChoice all = TensorChoice.all(open.checkpoint());
            Path several = write(npz, all, open, "all.npz");
            Map<String, byte[]> entries = entries(several);
            assertThat(entries).hasSameSizeAs(expected);
            for (TensorChoice.Named named : all.tensors()) {
                byte[] array =
                        Base64.getDecoder().decode(String.valueOf(expected.get(named.name())));
                TensorChoice one = all.where(named.name()::equals);
                assertThat(write(npy, one, open, "one.npy"))
                        .as(named.name())
                        .hasBinaryContent(array);
                assertThat(entries.get(named.name() + ".npy")).as(named.name()).isEqualTo(array);
            }
        }
    }

    private Path write(
            TensorExporter exporter, TensorChoice choice, OpenCheckpoint open, String name)
            throws CheckpointException, IOException {
        Path target = folder.resolve(name);
        OutputPlan plan =
                OutputPlanner.plan(choice, exporter, null, Map.of(), open.storages(), Monitor.NONE);
        TensorFiles.write(plan, exporter, target, open.storages(), Monitor.NONE);
        return target;
    }

    private static Map<String, byte[]> entries(Path zip) throws IOException {
        Map<String, byte[]> entries = new LinkedHashMap<>();
        try (InputStream in = Files.newInputStream(zip);
                ZipInputStream files = new ZipInputStream(in)) {
            for (ZipEntry e = files.getNextEntry(); e != null; e = files.getNextEntry()) {
                assertThat(e.getMethod()).isEqualTo(ZipEntry.STORED);
                assertThat(e.getTimeLocal().getYear()).isEqualTo(1980);
                entries.put(e.getName(), files.readAllBytes());
            }
        }
        return entries;
    }

    @Test
    void aTensorThatCannotBeReadIsLeftOutAndTheRestIsWritten() throws Exception {
        Path target = folder.resolve("new.safetensors");

        OutputPlan plan = convert(Places.fixture("cut.pth"), target, null);

        assertThat(plan.leftOut()).isNotEmpty().allMatch(left -> left.fault() != null);
        assertThat(Tensors.in(target)).hasSameSizeAs(plan.tensors());
    }

    @Test
    void aCancelledRunLeavesNothing() {
        Path target = folder.resolve("new.safetensors");
        Monitor cancelled =
                new Monitor() {
                    @Override
                    public boolean isCancelled() {
                        return true;
                    }

                    @Override
                    public void advance(long bytes) {
                        throw new CancellationException();
                    }
                };
        assertThatThrownBy(
                        () -> {
                            try (OpenCheckpoint open =
                                    Formats.open(
                                            Places.fixture("resnet18-small.pth"), Monitor.NONE)) {
                                OutputPlan plan =
                                        OutputPlanner.plan(
                                                TensorChoice.best(open.checkpoint()),
                                                SAFETENSORS,
                                                null,
                                                Map.of(),
                                                open.storages(),
                                                Monitor.NONE);
                                TensorFiles.write(
                                        plan, SAFETENSORS, target, open.storages(), cancelled);
                            }
                        })
                .isInstanceOf(CancellationException.class);
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void aDeviceThatIsFullIsToldInOneMessage() {
        Path full = Path.of("/dev/full");
        assumeTrue(Files.isWritable(full), "no device that is always full");

        assertThatThrownBy(() -> convert(Places.export("dtypes.pth"), full, null))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("No space left on device");
    }

    @Test
    void whatIsWrittenIsComparedWithTheSource() throws Exception {
        Path target = folder.resolve("written.safetensors");
        try (OpenCheckpoint open = Formats.open(Places.export("dtypes.pth"), Monitor.NONE)) {
            OutputPlan plan =
                    OutputPlanner.plan(
                            TensorChoice.all(open.checkpoint()),
                            SAFETENSORS,
                            null,
                            Map.of(),
                            open.storages(),
                            Monitor.NONE);
            TensorFiles.write(plan, SAFETENSORS, target, open.storages(), Monitor.NONE);
            WrittenCheck.check(target, plan, SAFETENSORS, open.storages(), Monitor.NONE);

            byte[] bytes = Files.readAllBytes(target);
            bytes[bytes.length - 1] ^= 1;
            Files.write(target, bytes);
            assertThatThrownBy(() ->
                            WrittenCheck.check(
                                    target, plan, SAFETENSORS, open.storages(), Monitor.NONE))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("of.bool has other values");
        }
    }

    /// The tensors of a safetensors file.
    private static final class Tensors {
        /// @param bytes in hexadecimal digits, to be compared and shown
        private record Held(String dtype, List<Long> sizes, String bytes) {
            long[] shape() {
                return sizes.stream().mapToLong(Long::longValue).toArray();
            }
        }

        static Map<String, Held> in(Path file) throws CheckpointException {
            Map<String, Held> all = new LinkedHashMap<>();
            try (OpenCheckpoint open = Formats.open(file, Monitor.NONE)) {
                assertThat(open.checkpoint().findings()).isEmpty();
                for (TensorNode node : open.checkpoint().tensors()) {
                    var tensor = node.tensor();
                    byte[] bytes =
                            open.storages()
                                    .bytes(
                                            java.util.Objects.requireNonNull(tensor.storage()),
                                            Monitor.NONE)
                                    .bytes(0, (int) tensor.byteSize());
                    all.put(
                            tensor.name(),
                            new Held(
                                    tensor.dtype().name(),
                                    java.util.Arrays.stream(tensor.shape().toArray())
                                            .boxed()
                                            .toList(),
                                    java.util.HexFormat.of().formatHex(bytes)));
                }
            }
            return all;
        }
    }
}
